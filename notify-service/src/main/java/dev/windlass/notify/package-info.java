@NullMarked
package dev.windlass.notify;

import org.jspecify.annotations.NullMarked;

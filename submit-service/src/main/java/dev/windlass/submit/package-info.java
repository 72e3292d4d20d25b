@NullMarked
package dev.windlass.submit;

import org.jspecify.annotations.NullMarked;

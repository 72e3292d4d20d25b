@NullMarked
package dev.windlass.binding;

import org.jspecify.annotations.NullMarked;

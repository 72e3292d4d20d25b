@NullMarked
package dev.windlass.golang;

import org.jspecify.annotations.NullMarked;

/** Go's values on the JVM: kinds, types, numbers, strings of bytes, slices, maps, objects and functions. */
@NullMarked
package dev.windlass.golang;

import org.jspecify.annotations.NullMarked;

/** Go's package {@code strconv}: numbers and quoted strings as text. */
@NullMarked
package dev.windlass.golang.strconv;

import org.jspecify.annotations.NullMarked;

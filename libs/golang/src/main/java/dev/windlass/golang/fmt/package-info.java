/** Go's package {@code fmt}: values as text by verbs. */
@NullMarked
package dev.windlass.golang.fmt;

import org.jspecify.annotations.NullMarked;

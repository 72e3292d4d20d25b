/** Go's package {@code time}: instants with a zone, durations, layouts and IANA zones. */
@NullMarked
package dev.windlass.golang.time;

import org.jspecify.annotations.NullMarked;

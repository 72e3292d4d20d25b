/** Benchmarks of the engines, beside the Go originals where {@code go} is on the path. */
@NullMarked
package dev.windlass.bench;

import org.jspecify.annotations.NullMarked;

/** A single-node Kafka in this JVM, for development and tests. */
@NullMarked
package dev.windlass.devbroker;

import org.jspecify.annotations.NullMarked;

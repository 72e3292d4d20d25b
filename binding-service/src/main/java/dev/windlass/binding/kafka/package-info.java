/** The decision as a Kafka Streams topology. */
@NullMarked
package dev.windlass.binding.kafka;

import org.jspecify.annotations.NullMarked;

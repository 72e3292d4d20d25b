/** Deciding as a Kafka Streams topology, and the deliveries to act on. */
@NullMarked
package dev.windlass.notify.kafka;

import org.jspecify.annotations.NullMarked;

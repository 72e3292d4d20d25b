/** How the messages lie on Kafka: CloudEvents 1.0 in binary mode, and the topics themselves. */
@NullMarked
package dev.windlass.contracts.kafka;

import org.jspecify.annotations.NullMarked;

/** Submit commands from Kafka. */
@NullMarked
package dev.windlass.submit.kafka;

import org.jspecify.annotations.NullMarked;

/** Storing on Kafka, and reading outcomes from it. */
@NullMarked
package dev.windlass.ingest.kafka;

import org.jspecify.annotations.NullMarked;

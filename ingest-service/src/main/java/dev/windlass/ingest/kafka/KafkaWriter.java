package dev.windlass.ingest.kafka;

import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.ingest.core.Rejection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Writes to Kafka and waits for all in-sync replicas; the waiting is a virtual thread's. All share one producer, which the
 * factory replaces where it has failed for good.
 */
final class KafkaWriter {
    private static final Logger log = LoggerFactory.getLogger(KafkaWriter.class);

    private final ProducerFactory<byte[], byte[]> producers;
    private final Duration ackTimeout;

    KafkaWriter(ProducerFactory<byte[], byte[]> producers, Duration ackTimeout) {
        this.producers = producers;
        this.ackTimeout = ackTimeout;
    }

    /**
     * Returns once the record is stored.
     *
     * @return where it lies, {@code topic/partition/offset}
     * @throws Rejection TOO_LARGE, or UNAVAILABLE where it is not stored in time; it may be stored all the same
     */
    String write(ProducerRecord<byte[], byte[]> record) throws Rejection {
        try {
            RecordMetadata at = producers.createProducer().send(record).get(ackTimeout.toNanos(), TimeUnit.NANOSECONDS);
            return KafkaEnvelopes.position(at.topic(), at.partition(), at.offset());
        } catch (ExecutionException e) {
            throw rejection(record.topic(), e.getCause() instanceof KafkaException cause ? cause : e);
        } catch (TimeoutException | KafkaException | org.springframework.kafka.KafkaException e) {
            throw rejection(record.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static Rejection rejection(String topic, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return new Rejection(
                        Rejection.Reason.TOO_LARGE, "the body with its headers is larger than a record may be");
            }
        }
        log.warn("Could not store on {}: {}", topic, failure.getMessage());
        return unavailable();
    }

    private static Rejection unavailable() {
        return new Rejection(
                Rejection.Reason.UNAVAILABLE, "the event could not be stored in time; send it again with the same id");
    }
}

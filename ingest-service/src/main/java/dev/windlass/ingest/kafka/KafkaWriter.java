package dev.windlass.ingest.kafka;

import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.ingest.core.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
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
        return write(record.topic(), List.of(record)).getFirst();
    }

    /**
     * Returns once all of a topic's records are stored, which are sent in their order.
     *
     * @return where each lies
     * @throws Rejection where one of them is not; some may be stored all the same
     */
    List<String> write(String topic, List<ProducerRecord<byte[], byte[]>> records) throws Rejection {
        try {
            long deadline = System.nanoTime() + ackTimeout.toNanos();
            Producer<byte[], byte[]> producer = producers.createProducer();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            List<String> stored = new ArrayList<>();
            for (Future<RecordMetadata> each : sent) {
                RecordMetadata at = each.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                stored.add(KafkaEnvelopes.position(at.topic(), at.partition(), at.offset()));
            }
            return stored;
        } catch (ExecutionException e) {
            throw rejection(topic, e.getCause() instanceof KafkaException cause ? cause : e);
        } catch (TimeoutException | KafkaException | org.springframework.kafka.KafkaException e) {
            throw rejection(topic, e);
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

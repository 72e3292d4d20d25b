package dev.windlass.ingest.kafka;

import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.Rejection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Stores on Kafka and waits for all in-sync replicas; the waiting is a virtual thread's. All share one producer, which the
 * factory replaces where it has failed for good.
 */
final class KafkaEventStore implements EventStore {
    private static final Logger log = LoggerFactory.getLogger(KafkaEventStore.class);

    private final ProducerFactory<byte[], byte[]> producers;
    private final Duration ackTimeout;

    KafkaEventStore(ProducerFactory<byte[], byte[]> producers, Duration ackTimeout) {
        this.producers = producers;
        this.ackTimeout = ackTimeout;
    }

    @Override
    public void store(EventReceived event) throws Rejection {
        store(Topics.EVENTS, EventCodec.encode(event));
    }

    @Override
    public void store(SyncObserved sync) throws Rejection {
        store(Topics.SYNCS, SyncCodec.encode(sync));
    }

    private void store(String topic, Envelope message) throws Rejection {
        try {
            producers
                    .createProducer()
                    .send(KafkaEnvelopes.toRecord(topic, message))
                    .get(ackTimeout.toNanos(), TimeUnit.NANOSECONDS);
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

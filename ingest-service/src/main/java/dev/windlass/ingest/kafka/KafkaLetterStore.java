package dev.windlass.ingest.kafka;

import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.letters.LetterId;
import dev.windlass.ingest.core.letters.LetterStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** Dead letters on their topic. */
final class KafkaLetterStore implements LetterStore {
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final KafkaWriter writer;
    private final Duration timeout;

    KafkaLetterStore(ConsumerFactory<byte[], byte[]> consumers, KafkaWriter writer, Duration timeout) {
        this.consumers = consumers;
        this.writer = writer;
        this.timeout = timeout;
    }

    @Override
    public Optional<Envelope> read(LetterId id) throws Rejection {
        var partition = new TopicPartition(Topics.DEAD_LETTERS, id.partition());
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, id.offset());
            long end = System.nanoTime() + timeout.toNanos();
            while (System.nanoTime() - end < 0) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    return record.offset() == id.offset() ? Optional.of(KafkaEnvelopes.of(record)) : Optional.empty();
                }
            }
        } catch (OffsetOutOfRangeException e) {
            return Optional.empty();
        } catch (KafkaException e) {
            throw unavailable();
        }
        throw unavailable();
    }

    @Override
    public void put(String topic, Envelope message) throws Rejection {
        writer.write(KafkaEnvelopes.toRecord(topic, message));
    }

    @Override
    public void mark(LetterId id, Envelope mark) throws Rejection {
        writer.write(new ProducerRecord<>(
                Topics.DEAD_LETTERS, id.partition(), mark.keyBytes(), mark.rawValue(), KafkaEnvelopes.headers(mark)));
    }

    @Override
    public void tell(Outcome outcome) throws Rejection {
        writer.write(KafkaEnvelopes.toRecord(Topics.OUTCOMES, JsonCodec.OUTCOMES.encode(outcome)));
    }

    private static Rejection unavailable() {
        return new Rejection(Rejection.Reason.UNAVAILABLE, "the dead letters cannot be read now");
    }
}

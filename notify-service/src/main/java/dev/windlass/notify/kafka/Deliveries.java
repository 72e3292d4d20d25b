package dev.windlass.notify.kafka;

import dev.windlass.acts.Received;
import dev.windlass.contracts.Retry;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.notify.send.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Hands deliveries to the lanes of their destinations as soon as they are due, and reads on while earlier ones are still
 * being sent. A batch is acknowledged when it and all before it are done; one in which some have to wait is read again.
 */
final class Deliveries implements Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> {
    /** So that a batch whose records become due one after the other is not read again for each of them. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

    private final Lanes lanes;
    private final Clock clock;

    /** One for each thread that reads, hence for each of Kafka's consumers. */
    private final ThreadLocal<InHand> inHand = ThreadLocal.withInitial(InHand::new);

    Deliveries(Lanes lanes, Clock clock) {
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public void accept(Message<List<ConsumerRecord<byte[], byte[]>>> batch) {
        Acknowledgment acknowledgment = Objects.requireNonNull(
                batch.getHeaders().get(KafkaHeaders.ACKNOWLEDGMENT, Acknowledgment.class), "ack-mode must be MANUAL");
        List<Received> records =
                batch.getPayload().stream().map(Deliveries::received).toList();
        InHand begun = inHand.get();
        Duration wait = Duration.ZERO;
        for (Received each : records) {
            Duration remaining = Retry.remaining(each.message(), clock.instant());
            if (!remaining.isPositive()) {
                begun.begin(each, lanes);
            } else if (wait.isZero() || remaining.compareTo(wait) < 0) {
                wait = remaining;
            }
        }
        if (wait.isZero()) {
            begun.finish(records, acknowledgment::acknowledge);
        } else {
            acknowledgment.nack(begun.forgetDone(records), wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
        }
    }

    private static Received received(ConsumerRecord<byte[], byte[]> record) {
        return new Received(
                KafkaEnvelopes.of(record),
                KafkaEnvelopes.position(record.topic(), record.partition(), record.offset()));
    }
}

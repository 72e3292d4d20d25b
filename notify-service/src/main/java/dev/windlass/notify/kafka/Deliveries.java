package dev.windlass.notify.kafka;

import dev.windlass.acts.Received;
import dev.windlass.contracts.Retry;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.notify.send.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Hands deliveries to the lanes of their destinations. Those that are new are read on while earlier ones are still
 * being sent: a batch is acknowledged when it and all before it are done. Those that were parked are waited for.
 */
final class Deliveries implements Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> {
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofMillis(1);

    private final Lanes lanes;
    private final Clock clock;

    /** One for each thread that reads, hence for each of Kafka's consumers. */
    private final ThreadLocal<InOrder> acknowledgments = ThreadLocal.withInitial(InOrder::new);

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
        int due = due(records);
        CompletableFuture<?> done = submit(records.subList(0, due));
        if (batch.getPayload().stream().allMatch(it -> it.topic().equals(Topics.DELIVERIES))) {
            acknowledgments.get().add(done, acknowledgment::acknowledge);
            return;
        }
        done.join();
        if (due == records.size()) {
            acknowledgment.acknowledge();
        } else {
            acknowledgment.nack(due, remaining(records.get(due)));
        }
    }

    private CompletableFuture<?> submit(List<Received> records) {
        return CompletableFuture.allOf(records.stream().map(lanes::submit).toArray(CompletableFuture[]::new));
    }

    /** How many may be acted on before the first that has to wait. */
    private int due(List<Received> records) {
        for (int i = 0; i < records.size(); i++) {
            if (Retry.remaining(records.get(i).message(), clock.instant()).isPositive()) {
                return i;
            }
        }
        return records.size();
    }

    private Duration remaining(Received received) {
        Duration remaining = Retry.remaining(received.message(), clock.instant());
        return remaining.isPositive() ? remaining : UNTIL_NEXT_LOOK;
    }

    private static Received received(ConsumerRecord<byte[], byte[]> record) {
        return new Received(
                KafkaEnvelopes.of(record),
                KafkaEnvelopes.position(record.topic(), record.partition(), record.offset()));
    }
}

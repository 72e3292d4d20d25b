package dev.windlass.submit.kafka;

import dev.windlass.acts.ActRunner;
import dev.windlass.acts.BatchResult;
import dev.windlass.acts.Received;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** Gives each batch of commands to the runner, and acknowledges as far as it came. */
final class Submissions implements Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> {
    private final ActRunner runner;

    Submissions(ActRunner runner) {
        this.runner = runner;
    }

    @Override
    public void accept(Message<List<ConsumerRecord<byte[], byte[]>>> batch) {
        Acknowledgment acknowledgment = Objects.requireNonNull(
                batch.getHeaders().get(KafkaHeaders.ACKNOWLEDGMENT, Acknowledgment.class), "ack-mode must be MANUAL");
        switch (runner.run(
                batch.getPayload().stream().map(Submissions::received).toList())) {
            case BatchResult.Completed() -> acknowledgment.acknowledge();
            case BatchResult.Paused paused -> acknowledgment.nack(paused.index(), paused.pause());
        }
    }

    private static Received received(ConsumerRecord<byte[], byte[]> record) {
        return new Received(
                KafkaEnvelopes.of(record),
                KafkaEnvelopes.position(record.topic(), record.partition(), record.offset()));
    }
}

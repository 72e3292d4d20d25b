package dev.windlass.notify.kafka;

import dev.windlass.contracts.ApplicationCodec;
import dev.windlass.contracts.KnownApplication;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Has what is known of applications written back. Of several records of one application in a batch the last counts; a
 * batch of which something could not be written comes again.
 */
final class WriteBack implements Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> {
    private static final Logger log = LoggerFactory.getLogger(WriteBack.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Predicate<KnownApplication> writer;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    /** @param writer writes one application's; false where it may succeed later. It is called from several threads. */
    WriteBack(Predicate<KnownApplication> writer) {
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<ConsumerRecord<byte[], byte[]>>> batch) {
        Acknowledgment acknowledgment = Objects.requireNonNull(
                batch.getHeaders().get(KafkaHeaders.ACKNOWLEDGMENT, Acknowledgment.class), "ack-mode must be MANUAL");
        Map<ByteBuffer, ConsumerRecord<byte[], byte[]>> latest = new LinkedHashMap<>();
        batch.getPayload().forEach(it -> latest.put(ByteBuffer.wrap(it.key()), it));
        List<CompletableFuture<Boolean>> writing = latest.values().stream()
                .map(it -> CompletableFuture.supplyAsync(() -> isWritten(it), executor))
                .toList();
        if (writing.stream().allMatch(CompletableFuture::join)) {
            acknowledgment.acknowledge();
        } else {
            acknowledgment.nack(0, PAUSE);
        }
    }

    private boolean isWritten(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return true;
        }
        try {
            return writer.test(ApplicationCodec.decode(KafkaEnvelopes.of(record)));
        } catch (UnreadableMessageException e) {
            log.warn(
                    "The record {} is left out: {}",
                    KafkaEnvelopes.position(record.topic(), record.partition(), record.offset()),
                    e.getMessage());
            return true;
        }
    }
}

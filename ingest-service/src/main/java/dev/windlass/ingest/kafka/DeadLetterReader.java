package dev.windlass.ingest.kafka;

import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.ingest.core.letters.Letter;
import dev.windlass.ingest.core.letters.LetterId;
import dev.windlass.ingest.core.letters.LetterIndex;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.messaging.Message;

/** Reads dead letters, and the marks of what was done about them, into the index. */
final class DeadLetterReader implements Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> {
    private final LetterIndex index;

    DeadLetterReader(LetterIndex index) {
        this.index = index;
    }

    @Override
    public void accept(Message<List<ConsumerRecord<byte[], byte[]>>> batch) {
        batch.getPayload().forEach(this::read);
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        Envelope message = KafkaEnvelopes.of(record);
        String marked = message.header(DeadLetters.LETTER);
        if (marked == null) {
            index.add(Letter.of(new LetterId(record.partition(), record.offset()), message));
            return;
        }
        boolean dropped = DeadLetters.DROPPED.equals(message.header(DeadLetters.MARK));
        LetterId.parse(marked).ifPresent(id -> index.mark(id, dropped ? Letter.State.DROPPED : Letter.State.REPLAYED));
    }
}

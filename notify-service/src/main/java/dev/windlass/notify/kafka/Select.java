package dev.windlass.notify.kafka;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Lets pass the records that are, or are not, to be moved to another partition. */
final class Select extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private final boolean moved;

    Select(boolean moved) {
        this.moved = moved;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if ((record.headers().lastHeader(KeyByApplication.MOVED) != null) == moved) {
            context().forward(record);
        }
    }
}

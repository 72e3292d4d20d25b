package dev.windlass.ingest.kafka;

import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.Rejection;
import java.util.List;

/** Events and syncs on their topics. */
final class KafkaEventStore implements EventStore {
    private final KafkaWriter writer;

    KafkaEventStore(KafkaWriter writer) {
        this.writer = writer;
    }

    @Override
    public String store(EventReceived event) throws Rejection {
        return writer.write(KafkaEnvelopes.toRecord(Topics.EVENTS, EventCodec.encode(event)));
    }

    @Override
    public void storeAll(List<EventReceived> events) throws Rejection {
        writer.write(
                Topics.EVENTS,
                events.stream()
                        .map(it -> KafkaEnvelopes.toRecord(Topics.EVENTS, EventCodec.encode(it)))
                        .toList());
    }

    @Override
    public void store(SyncObserved sync) throws Rejection {
        writer.write(KafkaEnvelopes.toRecord(Topics.SYNCS, SyncCodec.encode(sync)));
    }
}

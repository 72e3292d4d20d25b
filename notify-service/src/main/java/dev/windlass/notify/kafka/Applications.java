package dev.windlass.notify.kafka;

import dev.windlass.contracts.SyncObserved;
import dev.windlass.notify.decide.ApplicationState;
import dev.windlass.notify.decide.Decision;
import dev.windlass.notify.decide.Deletions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** What is remembered of applications, for as long as they are there, and for a while that they were deleted. */
final class Applications implements Deletions {
    private static final String STATES = "applications";
    private static final String DELETIONS = "deleted-applications";
    private static final byte[] MARK = {1};

    private final KeyValueStore<String, ApplicationState> states;
    private final WindowStore<String, byte[]> deletions;
    private final Duration deletionWindow;
    private final Clock clock;

    Applications(ProcessorContext<?, ?> context, Duration deletionWindow, Clock clock) {
        this.states = context.getStateStore(STATES);
        this.deletions = context.getStateStore(DELETIONS);
        this.deletionWindow = deletionWindow;
        this.clock = clock;
    }

    static Set<StoreBuilder<?>> stores(Duration deletionWindow) {
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STATES), Serdes.String(), new StateSerde()),
                Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(DELETIONS, deletionWindow, deletionWindow, false),
                        Serdes.String(),
                        Serdes.ByteArray()));
    }

    ApplicationState get(SyncObserved sync) {
        return Objects.requireNonNullElse(states.get(key(sync)), ApplicationState.NEW);
    }

    /** Remembers what was decided; an application of which nothing is known takes no room. */
    void put(SyncObserved sync, Decision decision) {
        states.put(key(sync), decision.state().equals(ApplicationState.NEW) ? null : decision.state());
        if (decision.deleted() != null) {
            deletions.put(decision.deleted(), MARK, clock.millis());
        }
    }

    @Override
    public boolean include(String uid) {
        Instant now = clock.instant();
        try (var found = deletions.fetch(uid, now.minus(deletionWindow), now)) {
            return found.hasNext();
        }
    }

    private static String key(SyncObserved sync) {
        return sync.namespace() + "/" + sync.application();
    }
}

package dev.windlass.binding.kafka;

import dev.windlass.binding.core.ActedBindings;
import dev.windlass.binding.core.Complaints;
import dev.windlass.binding.core.Decide;
import dev.windlass.contracts.kafka.Addressed;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** The topology: events and inbox in; submissions, outcomes and dead letters out, in one transaction. */
final class DecisionTopology implements Consumer<KStream<byte[], byte[]>> {
    private static final Serde<Addressed> WRITE_ONLY =
            Serdes.serdeFrom(new Addressed.ValueSerializer(), (topic, data) -> {
                throw new IllegalStateException("nothing reads what is addressed");
            });

    private final Decide decide;
    private final Complaints complaints;
    private final Duration window;
    private final Inbox inbox;
    private final Clock clock;

    DecisionTopology(Decide decide, Complaints complaints, Duration window, Inbox inbox, Clock clock) {
        this.decide = decide;
        this.complaints = complaints;
        this.window = window;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void accept(KStream<byte[], byte[]> events) {
        events.process(new Supplier())
                .to(
                        (key, value, context) -> value.topic(),
                        Produced.<byte[], Addressed>keySerde(Serdes.ByteArray()).withValueSerde(WRITE_ONLY));
    }

    private final class Supplier implements ProcessorSupplier<byte[], byte[], byte[], Addressed> {
        @Override
        public Processor<byte[], byte[], byte[], Addressed> get() {
            return new DecisionProcessor(decide, complaints, window, inbox, clock);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            StoreBuilder<WindowStore<String, ActedBindings>> acted = Stores.windowStoreBuilder(
                    Stores.persistentWindowStore(DecisionProcessor.ACTED, window, Duration.ofMinutes(1), false),
                    Serdes.String(),
                    ActedBindingsSerde.create());
            return Set.of(acted);
        }
    }
}

package dev.windlass.notify.kafka;

import dev.windlass.contracts.kafka.Addressed;
import dev.windlass.notify.decide.Decide;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The topology: syncs in; deliveries, outcomes, applications and dead letters out, in one transaction with what is remembered. */
final class DecisionTopology implements Consumer<KStream<byte[], byte[]>> {
    private static final Serde<Addressed> WRITE_ONLY =
            Serdes.serdeFrom(new Addressed.ValueSerializer(), (topic, data) -> {
                throw new IllegalStateException("nothing reads what is addressed");
            });

    private final Decide decide;
    private final Duration deletionWindow;
    private final Clock clock;

    DecisionTopology(Decide decide, Duration deletionWindow, Clock clock) {
        this.decide = decide;
        this.deletionWindow = deletionWindow;
        this.clock = clock;
    }

    @Override
    public void accept(KStream<byte[], byte[]> syncs) {
        KStream<byte[], byte[]> keyed = syncs.process(KeyByApplication::new);
        KStream<byte[], byte[]> moved = keyed.process(() -> new Select(true))
                .repartition(Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName("by-application"));
        keyed.process(() -> new Select(false))
                .merge(moved)
                .process(new Supplier())
                .to(
                        (key, value, context) -> value.topic(),
                        Produced.<byte[], Addressed>keySerde(Serdes.ByteArray()).withValueSerde(WRITE_ONLY));
    }

    private final class Supplier implements ProcessorSupplier<byte[], byte[], byte[], Addressed> {
        @Override
        public Processor<byte[], byte[], byte[], Addressed> get() {
            return new DecisionProcessor(decide, deletionWindow, clock);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Applications.stores(deletionWindow);
        }
    }
}

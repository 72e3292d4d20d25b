package dev.windlass.binding.kafka;

import dev.windlass.binding.BindingProperties;
import dev.windlass.binding.core.Bindings;
import dev.windlass.binding.core.Complaints;
import dev.windlass.binding.core.Decide;
import dev.windlass.contracts.Caller;
import dev.windlass.service.DecisionsConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.kstream.KStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(DecisionsConfiguration.class)
class KafkaConfiguration {
    @Bean
    Consumer<KStream<byte[], byte[]>> decide(Bindings bindings, Complaints complaints, BindingProperties properties) {
        return new DecisionTopology(
                new Decide(bindings, properties.mostNotMatched()),
                complaints,
                properties.duplicateWindow(),
                inboxIdentity(properties),
                Clock.systemUTC());
    }

    private static @Nullable Caller inboxIdentity(BindingProperties properties) {
        String name = properties.inboxIdentity();
        return name == null ? null : new Caller(name, null, List.of());
    }
}

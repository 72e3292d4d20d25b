package dev.windlass.binding.kafka;

import dev.windlass.binding.BindingProperties;
import dev.windlass.binding.core.Bindings;
import dev.windlass.binding.core.Complaints;
import dev.windlass.binding.core.Decide;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.SecretHeaders;
import dev.windlass.service.DecisionsConfiguration;
import dev.windlass.service.MetadataConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.kstream.KStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import({DecisionsConfiguration.class, MetadataConfiguration.class})
class KafkaConfiguration {
    @Bean
    Consumer<KStream<byte[], byte[]>> decide(
            Bindings bindings, Complaints complaints, BindingProperties properties, SecretHeaders secrets) {
        return new DecisionTopology(
                new Decide(bindings, properties.mostNotMatched()),
                complaints,
                properties.duplicateWindow(),
                new Inbox(inboxIdentity(properties), secrets),
                Clock.systemUTC());
    }

    private static @Nullable Caller inboxIdentity(BindingProperties properties) {
        String name = properties.inboxIdentity();
        return name == null ? null : new Caller(name, null, List.of());
    }
}

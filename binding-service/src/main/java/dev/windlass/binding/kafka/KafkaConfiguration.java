package dev.windlass.binding.kafka;

import dev.windlass.binding.BindingProperties;
import dev.windlass.binding.core.Bindings;
import dev.windlass.binding.core.Decide;
import dev.windlass.contracts.Caller;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.KStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    private static final Logger log = LoggerFactory.getLogger(KafkaConfiguration.class);

    @Bean
    Consumer<KStream<byte[], byte[]>> decide(Bindings bindings, BindingProperties properties) {
        return new DecisionTopology(
                new Decide(bindings), properties.duplicateWindow(), inboxIdentity(properties), Clock.systemUTC());
    }

    /** A thread that dies of a passing fault is replaced: what it had not committed is read again. */
    @Bean
    StreamsBuilderFactoryBeanConfigurer neverGiveUp() {
        return factory -> {
            // Who stops says so, and others take over at once.
            factory.setLeaveGroupOnClose(true);
            factory.setStreamsUncaughtExceptionHandler(failure -> {
                log.error("Deciding failed; starting again from the last commit", failure);
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            });
        };
    }

    private static @Nullable Caller inboxIdentity(BindingProperties properties) {
        String name = properties.inboxIdentity();
        return name == null ? null : new Caller(name, null, List.of());
    }
}

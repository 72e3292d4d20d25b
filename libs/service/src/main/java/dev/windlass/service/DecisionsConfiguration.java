package dev.windlass.service;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** How a service that decides runs its Kafka Streams topology. */
@Configuration(proxyBeanMethods = false)
public class DecisionsConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DecisionsConfiguration.class);

    /** A thread that dies of a passing fault is replaced: what it had not committed is read again. */
    @Bean
    StreamsBuilderFactoryBeanConfigurer replaceDeadThreads() {
        return factory -> {
            // Who stops says so, and others take over at once.
            factory.setLeaveGroupOnClose(true);
            factory.setStreamsUncaughtExceptionHandler(failure -> {
                log.error("Deciding failed; starting again from the last commit", failure);
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            });
        };
    }
}

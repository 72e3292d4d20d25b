package dev.windlass.service;

import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.util.backoff.ExponentialBackOff;

/** How consumers read: whole batches, as Kafka has them, and each until it is done. */
@Configuration(proxyBeanMethods = false)
public class BatchConfiguration {
    /** A pause ends, and what was acknowledged meanwhile is stored, when a poll that finds nothing ends. */
    private static final long POLL_MILLIS = 100;

    @Bean
    BatchMessageConverter rawBatchConverter() {
        return new RawBatchConverter();
    }

    /** A batch whose consequences could not be stored is given again until they can be. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverGiveUp() {
        return (container, destination, group) -> {
            var backOff = new ExponentialBackOff(500, 2);
            backOff.setMaxInterval(10_000);
            container.setCommonErrorHandler(new DefaultErrorHandler(backOff));
            container.getContainerProperties().setPollTimeout(POLL_MILLIS);
            // The next batch does not wait for the position to be stored: what is read twice is recognised.
            container.getContainerProperties().setSyncCommits(false);
        };
    }
}

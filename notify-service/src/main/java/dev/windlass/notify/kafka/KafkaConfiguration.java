package dev.windlass.notify.kafka;

import dev.windlass.acts.ActRunner;
import dev.windlass.acts.ActSettings;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.notify.DeliveryProperties;
import dev.windlass.notify.decide.Decide;
import dev.windlass.notify.send.Deliver;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.KStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    private static final Logger log = LoggerFactory.getLogger(KafkaConfiguration.class);

    /** A webhook is asked again by its own settings; what is left to do after that waits in the delayed topics. */
    private static final int TRIES_IN_HAND = 1;

    @Bean
    Consumer<KStream<byte[], byte[]>> decide(Decide decide, Clock clock) {
        return new DecisionTopology(decide, clock);
    }

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

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> deliveries(ActRunner runner) {
        return new Deliveries(runner);
    }

    @Bean
    ActRunner actRunner(
            DeliveryProperties properties, Deliver deliver, KafkaTemplate<byte[], byte[]> kafka, Clock clock) {
        var settings = new ActSettings(
                Topics.DELIVERIES,
                properties.concurrency(),
                TRIES_IN_HAND,
                Duration.ofMillis(100),
                properties.maxAge(),
                Duration.ofSeconds(2));
        return new ActRunner(
                settings, deliver, (topic, message) -> kafka.send(KafkaEnvelopes.toRecord(topic, message)), clock);
    }

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
        };
    }
}

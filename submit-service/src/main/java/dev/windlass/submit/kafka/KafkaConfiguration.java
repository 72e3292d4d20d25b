package dev.windlass.submit.kafka;

import dev.windlass.acts.Act;
import dev.windlass.acts.ActRunner;
import dev.windlass.acts.ActSettings;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.submit.SubmitProperties;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> submissions(ActRunner runner) {
        return new Submissions(runner);
    }

    @Bean
    ActRunner actRunner(SubmitProperties properties, Act act, KafkaTemplate<byte[], byte[]> kafka, Clock clock) {
        var settings = new ActSettings(
                Topics.SUBMISSIONS,
                properties.concurrency(),
                properties.triesInHand(),
                properties.backoff(),
                properties.maxAge(),
                properties.pause());
        return new ActRunner(
                settings, act, (topic, message) -> kafka.send(KafkaEnvelopes.toRecord(topic, message)), clock);
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

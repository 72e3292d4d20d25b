package dev.windlass.submit.kafka;

import dev.windlass.acts.Act;
import dev.windlass.acts.ActRunner;
import dev.windlass.acts.ActSettings;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.service.BatchConfiguration;
import dev.windlass.submit.SubmitProperties;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
@Import(BatchConfiguration.class)
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
}

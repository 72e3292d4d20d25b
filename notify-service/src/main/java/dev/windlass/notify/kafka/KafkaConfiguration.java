package dev.windlass.notify.kafka;

import dev.windlass.acts.ActRunner;
import dev.windlass.acts.ActSettings;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.notify.DeliveryProperties;
import dev.windlass.notify.NotifyProperties;
import dev.windlass.notify.decide.Decide;
import dev.windlass.notify.event.Events;
import dev.windlass.notify.kubernetes.AnnotationWriter;
import dev.windlass.notify.send.Deliver;
import dev.windlass.notify.send.LaneLimits;
import dev.windlass.notify.send.Lanes;
import dev.windlass.service.BatchConfiguration;
import dev.windlass.service.DecisionsConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
@Import({BatchConfiguration.class, DecisionsConfiguration.class})
class KafkaConfiguration {
    /** A webhook is asked again by its own settings; what is left to do after that waits in the delayed topics. */
    private static final int TRIES_IN_HAND = 1;

    @Bean
    Consumer<KStream<byte[], byte[]>> decide(Decide decide, NotifyProperties properties, Clock clock) {
        return new DecisionTopology(decide, properties.deletionWindow(), clock);
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> deliveries(Lanes lanes, Clock clock) {
        return new Deliveries(lanes, clock);
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> writeBack(AnnotationWriter writer) {
        return new WriteBack(writer::write);
    }

    @Bean
    ThreadsInTopic slackThreads(KafkaTemplate<byte[], byte[]> kafka, KafkaAdmin admin) {
        return new ThreadsInTopic(kafka, admin.getConfigurationProperties());
    }

    @Bean
    Events events(KafkaTemplate<byte[], byte[]> kafka) {
        return event -> kafka.send(KafkaEnvelopes.toRecord(Topics.EVENTS, EventCodec.encode(event)));
    }

    @Bean
    Lanes lanes(ActRunner runner, DeliveryProperties properties, Clock clock) {
        var limits = new LaneLimits(properties.concurrency(), properties.waiting(), properties.patience());
        return new Lanes(runner, limits, clock);
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
}

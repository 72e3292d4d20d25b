package dev.windlass.ingest.kafka;

import dev.windlass.ingest.ImageProperties;
import dev.windlass.ingest.IngestProperties;
import dev.windlass.ingest.core.EventStore;
import dev.windlass.ingest.core.OutcomeHistory;
import dev.windlass.ingest.core.images.ImageCatalog;
import dev.windlass.ingest.core.letters.LetterIndex;
import dev.windlass.ingest.core.letters.LetterStore;
import dev.windlass.service.BatchConfiguration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
@Import(BatchConfiguration.class)
class KafkaConfiguration {
    @Bean
    KafkaWriter kafkaWriter(ProducerFactory<byte[], byte[]> producers, IngestProperties properties) {
        return new KafkaWriter(producers, properties.ackTimeout());
    }

    @Bean
    EventStore eventStore(KafkaWriter writer) {
        return new KafkaEventStore(writer);
    }

    @Bean
    LetterStore letterStore(
            ConsumerFactory<byte[], byte[]> consumers, KafkaWriter writer, IngestProperties properties) {
        return new KafkaLetterStore(consumers, writer, properties.ackTimeout());
    }

    @Bean
    ApplicationReader applicationReader(
            ConsumerFactory<byte[], byte[]> consumers, ImageCatalog catalog, ImageProperties properties) {
        return new ApplicationReader(consumers, catalog, properties.maxEntries());
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> deadLetters(LetterIndex index) {
        return new DeadLetterReader(index);
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> outcomes(
            OutcomeHistory history, KafkaTemplate<byte[], byte[]> kafka) {
        return new OutcomeReader(history, kafka);
    }

    /** Nothing in the producer outlasts the answer: what could not be stored in time is no longer tried. */
    @Bean
    DefaultKafkaProducerFactoryCustomizer producerTimeouts(IngestProperties properties) {
        int ack = Math.toIntExact(properties.ackTimeout().toMillis());
        return factory -> factory.updateConfigs(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, ack / 2,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ack / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ack));
    }
}

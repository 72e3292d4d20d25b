package dev.windlass.ingest.kafka;

import dev.windlass.contracts.kafka.RequiredTopics;
import dev.windlass.ingest.TopicProperties;
import dev.windlass.service.StartGate;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Makes the topics that are missing, once the broker answers; every other service waits for them. */
@Component
final class TopicCreation extends StartGate {
    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

    private final KafkaAdmin kafkaAdmin;
    private final TopicProperties properties;

    TopicCreation(KafkaAdmin kafkaAdmin, TopicProperties properties) {
        this.kafkaAdmin = kafkaAdmin;
        this.properties = properties;
    }

    @Override
    protected void await() {
        while (properties.create() && !create()) {
            RequiredTopics.pause();
        }
        RequiredTopics.await(
                kafkaAdmin.getConfigurationProperties(),
                properties.settings().topics().stream().map(NewTopic::name).toList());
    }

    private boolean create() {
        try (Admin admin = RequiredTopics.admin(kafkaAdmin.getConfigurationProperties())) {
            properties.settings().create(admin);
            return true;
        } catch (ExecutionException e) {
            log.warn("Cannot make the topics yet: {}", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        }
    }
}

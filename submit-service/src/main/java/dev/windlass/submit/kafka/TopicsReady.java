package dev.windlass.submit.kafka;

import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.RequiredTopics;
import dev.windlass.service.StartGate;
import java.util.List;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Holds the start back until the broker answers and the topics are there. */
@Component
final class TopicsReady extends StartGate {
    private final KafkaAdmin admin;

    TopicsReady(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    protected void await() {
        RequiredTopics.await(
                admin.getConfigurationProperties(), List.of(Topics.SUBMISSIONS, Topics.OUTCOMES, Topics.DEAD_LETTERS));
    }
}

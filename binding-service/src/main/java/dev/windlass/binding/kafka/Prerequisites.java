package dev.windlass.binding.kafka;

import dev.windlass.binding.kubernetes.KubernetesBindings;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.RequiredTopics;
import dev.windlass.service.StartGate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Holds the first event back until the topics are there and the bindings are known in full. */
@Component
final class Prerequisites extends StartGate {
    private static final Logger log = LoggerFactory.getLogger(Prerequisites.class);

    private final KafkaAdmin admin;
    private final KubernetesBindings bindings;

    Prerequisites(KafkaAdmin admin, KubernetesBindings bindings) {
        this.admin = admin;
        this.bindings = bindings;
    }

    @Override
    protected void await() {
        RequiredTopics.await(
                admin.getConfigurationProperties(),
                List.of(Topics.EVENTS, Topics.INBOX, Topics.SUBMISSIONS, Topics.OUTCOMES, Topics.DEAD_LETTERS));
        if (!bindings.isComplete()) {
            log.info("Waiting for the first list of WorkflowEventBindings");
        }
        while (!bindings.isComplete()) {
            RequiredTopics.pause();
        }
    }
}

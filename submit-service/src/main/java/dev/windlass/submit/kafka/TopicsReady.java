package dev.windlass.submit.kafka;

import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.RequiredTopics;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Holds the start back until the broker answers and the topics are there. */
@Component
final class TopicsReady implements SmartLifecycle {
    private final KafkaAdmin admin;
    private volatile boolean running;

    TopicsReady(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void start() {
        RequiredTopics.await(
                admin.getConfigurationProperties(), List.of(Topics.SUBMISSIONS, Topics.OUTCOMES, Topics.DEAD_LETTERS));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before Spring Cloud Stream binds anything (it does so at DEFAULT_PHASE - 3000). */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 3500;
    }
}

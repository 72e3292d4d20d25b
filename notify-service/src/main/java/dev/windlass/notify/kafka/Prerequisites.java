package dev.windlass.notify.kafka;

import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.RequiredTopics;
import dev.windlass.notify.kubernetes.ArgoCdObjects;
import dev.windlass.notify.kubernetes.ClusterSettings;
import dev.windlass.service.StartGate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Holds the first sync back until the topics are there and the configuration is known. */
@Component
final class Prerequisites extends StartGate {
    private static final Logger log = LoggerFactory.getLogger(Prerequisites.class);

    /** A cluster without Argo CD has no Applications to wait for. */
    private static final int LOOKS_FOR_OBJECTS = 10;

    private final KafkaAdmin admin;
    private final ClusterSettings settings;
    private final ArgoCdObjects objects;
    private final ThreadsInTopic threads;

    Prerequisites(KafkaAdmin admin, ClusterSettings settings, ArgoCdObjects objects, ThreadsInTopic threads) {
        this.admin = admin;
        this.settings = settings;
        this.objects = objects;
        this.threads = threads;
    }

    @Override
    protected void await() {
        List<String> topics = new ArrayList<>(List.of(
                Topics.SYNCS,
                Topics.DELIVERIES,
                Topics.OUTCOMES,
                Topics.DEAD_LETTERS,
                Topics.EVENTS,
                Topics.SLACK_THREADS,
                Topics.APPLICATIONS));
        Topics.RETRY_DELAYS.forEach(it -> topics.add(Topics.retry(Topics.DELIVERIES, it)));
        RequiredTopics.await(admin.getConfigurationProperties(), topics);
        threads.load();
        if (!settings.isComplete()) {
            log.info("Waiting for the notifications ConfigMap and Secret");
        }
        while (!settings.isComplete()) {
            RequiredTopics.pause();
        }
        for (int look = 0; look < LOOKS_FOR_OBJECTS && !objects.isComplete(); look++) {
            RequiredTopics.pause();
        }
        if (!objects.isComplete()) {
            log.warn("Going on without the Applications and AppProjects of the cluster, which could not be listed");
        }
    }
}

package dev.windlass.contracts.kafka;

import dev.windlass.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * What the topics are like where Windlass makes them. A topic that is there already is left as it is.
 *
 * @param partitions how far one service can be spread
 * @param replicationFactor how many brokers hold each record
 * @param minInSyncReplicas how many of them must have it before it counts as stored
 * @param retention how long events, commands and outcomes are kept
 * @param deadLetterRetention how long dead letters are kept, and Slack's threads remembered
 */
public record TopicSettings(
        int partitions,
        short replicationFactor,
        int minInSyncReplicas,
        Duration retention,
        Duration deadLetterRetention) {

    /** Every topic, those of the retries included. */
    public List<NewTopic> topics() {
        List<NewTopic> all = new ArrayList<>();
        for (String name : List.of(
                Topics.EVENTS, Topics.INBOX, Topics.SUBMISSIONS, Topics.SYNCS, Topics.DELIVERIES, Topics.OUTCOMES)) {
            all.add(topic(name, retention));
        }
        for (Duration delay : Topics.RETRY_DELAYS) {
            all.add(topic(Topics.retry(Topics.SUBMISSIONS, delay), retention));
            all.add(topic(Topics.retry(Topics.DELIVERIES, delay), retention));
        }
        all.add(topic(Topics.DEAD_LETTERS, deadLetterRetention));
        all.add(compacted(Topics.SLACK_THREADS, "compact,delete"));
        all.add(compacted(Topics.APPLICATIONS, "compact"));
        return all;
    }

    /** Makes what is missing. Several processes may do so at once. */
    public void create(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing =
                topics().stream().filter(it -> !present.contains(it.name())).toList();
        for (var result : admin.createTopics(missing).values().values()) {
            try {
                result.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /** Of what has the same key the last is kept; where that is deleted too, for as long as dead letters are. */
    private NewTopic compacted(String name, String policy) {
        NewTopic topic = topic(name, deadLetterRetention);
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy);
        return topic.configs(configs);
    }

    private NewTopic topic(String name, Duration kept) {
        return new NewTopic(name, partitions, replicationFactor)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis()),
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSyncReplicas),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES)));
    }

    /** The largest record that any topic takes: the largest body, its headers, and what an envelope adds. */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;
}

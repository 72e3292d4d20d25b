package dev.windlass.notify.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.Topics;
import dev.windlass.notify.slack.SlackThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Threads in a compacted topic, so that they survive a restart and all instances know them. In memory are those that
 * were written last.
 */
final class ThreadsInTopic implements SlackThreads, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ThreadsInTopic.class);
    private static final int MAX_THREADS = 100_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Map<String, Object> settings;
    private final Map<Group, Head> threads = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Group, Head> eldest) {
            return size() > MAX_THREADS;
        }
    };
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean closed;

    private record Group(String channel, String key) {}

    /**
     * Makes threads of which nothing is known before {@link #load}.
     *
     * @param settings of a client of the broker
     */
    ThreadsInTopic(KafkaTemplate<byte[], byte[]> kafka, Map<String, Object> settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** Reads the whole topic, and goes on reading what others write. The topic must be there. */
    void load() {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("isolation.level", "read_committed");
        var reader = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = reader.partitionsFor(Topics.SLACK_THREADS).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        while (partitions.stream().anyMatch(it -> reader.position(it) < ends.getOrDefault(it, 0L))) {
            reader.poll(POLL).forEach(this::read);
        }
        consumer = reader;
        Thread.ofVirtual().name("slack-threads").start(() -> follow(reader));
    }

    @Override
    public @Nullable Head find(String channel, String groupingKey) {
        synchronized (threads) {
            return threads.get(new Group(channel, groupingKey));
        }
    }

    @Override
    public void remember(String channel, String groupingKey, Head thread) {
        var group = new Group(channel, groupingKey);
        put(group, thread);
        var _ = kafka.send(Topics.SLACK_THREADS, JSON.writeValueAsBytes(group), JSON.writeValueAsBytes(thread))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        log.warn("A Slack thread is remembered until a restart only: {}", failure.getMessage());
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> reader) {
        try (reader) {
            while (!closed) {
                reader.poll(POLL).forEach(this::read);
            }
        } catch (WakeupException e) {
            log.debug("Reading Slack threads ends");
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        try {
            put(JSON.readValue(record.key(), Group.class), JSON.readValue(record.value(), Head.class));
        } catch (JacksonException e) {
            log.warn("A record of {} is not a thread: {}", record.topic(), new String(record.key(), UTF_8));
        }
    }

    private void put(Group group, Head thread) {
        synchronized (threads) {
            threads.remove(group);
            threads.put(group, thread);
        }
    }
}

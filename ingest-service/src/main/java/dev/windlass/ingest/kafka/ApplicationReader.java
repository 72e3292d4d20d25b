package dev.windlass.ingest.kafka;

import dev.windlass.contracts.ApplicationCodec;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.contracts.kafka.RequiredTopics;
import dev.windlass.ingest.core.images.ImageCatalog;
import dev.windlass.ingest.core.images.ImageIndex;
import dev.windlass.ingest.core.images.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads what is known of all applications, and goes on reading what changes. Where that fails it begins anew, and what was
 * read before is told until all is read again.
 */
final class ApplicationReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ApplicationReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final ImageCatalog catalog;
    private final int maxEntries;
    private volatile boolean running;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    ApplicationReader(ConsumerFactory<byte[], byte[]> consumers, ImageCatalog catalog, int maxEntries) {
        this.consumers = consumers;
        this.catalog = catalog;
        this.maxEntries = maxEntries;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("applications").start(this::readForEver);
    }

    @Override
    public void stop() {
        running = false;
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void readForEver() {
        while (running) {
            try (Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, null, "applications", batches())) {
                current = consumer;
                read(consumer);
            } catch (WakeupException e) {
                log.debug("Reading applications ends");
            } catch (RuntimeException e) {
                log.warn("Reading {} failed, beginning anew: {}", Topics.APPLICATIONS, e.getMessage());
                RequiredTopics.pause();
            }
        }
    }

    private static Properties batches() {
        var properties = new Properties();
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
        return properties;
    }

    /** Returns when partitions were added, so that they are read too, or at the end. */
    private void read(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var index = new ImageIndex(maxEntries);
        while (running && partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            take(consumer, index);
        }
        if (running) {
            catalog.show(index);
        }
        while (running && partitions(consumer).size() == partitions.size()) {
            take(consumer, index);
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(Topics.APPLICATIONS).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
    }

    private static void take(Consumer<byte[], byte[]> consumer, ImageIndex index) {
        boolean whole = index.isComplete();
        consumer.poll(POLL).forEach(it -> take(it, index));
        if (whole && !index.isComplete()) {
            log.warn("There are more images than windlass.ingest.images.max-entries: applications are left out");
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, ImageIndex index) {
        Envelope message = KafkaEnvelopes.of(record);
        String key = message.key() == null ? "" : message.key();
        try {
            if (message.rawValue() == null) {
                Place.parse(key).ifPresent(index::remove);
            } else {
                index.put(ApplicationCodec.decode(message));
            }
        } catch (UnreadableMessageException e) {
            log.warn(
                    "A record is left out: {}: {}",
                    KafkaEnvelopes.position(record.topic(), record.partition(), record.offset()),
                    e.getMessage());
        }
    }
}

package dev.windlass.devbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What the product asks of a broker, whichever it is. */
abstract class BrokerSuite {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Where the broker is; the same before and after {@link #restart}. */
    abstract String bootstrapServers();

    /** Stops the broker and starts it again, with what it holds. */
    abstract void restart() throws Exception;

    @Test
    void recordsComeInOrderWithTheirKeysAndHeaders() throws Exception {
        String topic = topic(1);
        try (var producer = producer(Map.of())) {
            for (int i = 0; i < 100; i++) {
                var record = new ProducerRecord<>(topic, "key-" + i, "value-" + i);
                record.headers().add("ce_id", Integer.toString(i).getBytes(StandardCharsets.UTF_8));
                var _ = producer.send(record);
            }
        }
        List<ConsumerRecord<String, String>> records = read(topic, 100);
        for (int i = 0; i < 100; i++) {
            assertThat(records.get(i).key()).isEqualTo("key-" + i);
            assertThat(records.get(i).value()).isEqualTo("value-" + i);
            assertThat(records.get(i).headers().lastHeader("ce_id").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void whatATransactionWroteIsSeenOnceItIsCommitted() throws Exception {
        String first = topic(1);
        String second = topic(1);
        try (var producer =
                producer(Map.of("transactional.id", UUID.randomUUID().toString()))) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(first, "aborted"));
            var _ = producer.send(new ProducerRecord<>(second, "aborted"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(first, "committed"));
            var _ = producer.send(new ProducerRecord<>(second, "committed"));
            producer.commitTransaction();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(first, "open"));
            producer.flush();
            assertThat(values(read(first, 1))).containsExactly("committed");
            assertThat(values(read(second, 1))).containsExactly("committed");
            producer.abortTransaction();
        }
    }

    @Test
    void recordsAndGroupPositionsSurviveARestart() throws Exception {
        String topic = topic(1);
        try (var producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(topic, "first")).get();
            producer.send(new ProducerRecord<>(topic, "second")).get();
        }
        assertThat(pollOne(topic)).isEqualTo("first");
        restart();
        assertThat(pollOne(topic)).isEqualTo("second");
    }

    @Test
    void restartInMidStreamLosesAndRepeatsNothing() throws Exception {
        String topic = topic(1);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        try (var producer = producer(Map.of("delivery.timeout.ms", "120000"))) {
            for (int i = 0; i < 500; i++) {
                if (i == 250) {
                    sent.getLast().get();
                    restart();
                }
                expected.add(Integer.toString(i));
                sent.add(producer.send(new ProducerRecord<>(topic, Integer.toString(i))));
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        }
        assertThat(values(read(topic, 500))).isEqualTo(expected);
    }

    @Test
    void twoConsumersOfAGroupShareTheWorkAndOneTakesOverFromTheOther() throws Exception {
        String topic = topic(4);
        String group = UUID.randomUUID().toString();
        var first = new Member(topic, group);
        try {
            try (var second = new Member(topic, group)) {
                await().atMost(PATIENCE).until(() -> first.partitions() == 2 && second.partitions() == 2);
                send(topic, 0, 40);
                await().atMost(PATIENCE).until(() -> first.seen.size() + second.seen.size() == 40);
                assertThat(first.seen).isNotEmpty();
                assertThat(second.seen).isNotEmpty();
                var all = new HashSet<>(first.seen);
                all.addAll(second.seen);
                assertThat(all).hasSize(40);
            }
            await().atMost(PATIENCE).until(() -> first.partitions() == 4);
            first.seen.clear();
            send(topic, 40, 80);
            await().atMost(PATIENCE).until(() -> first.seen.size() == 40);
        } finally {
            first.close();
        }
    }

    private void send(String topic, int from, int to) {
        try (var producer = producer(Map.of())) {
            for (int i = from; i < to; i++) {
                var _ = producer.send(new ProducerRecord<>(topic, i % 4, "key-" + i, "value-" + i));
            }
        }
    }

    private String topic(int partitions) throws Exception {
        String name = "t-" + UUID.randomUUID();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
        return name;
    }

    private KafkaProducer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers());
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private KafkaConsumer<String, String> consumer(String topic, String group, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers());
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    /** All records of a topic, of which there must be that many; more would fail the caller's comparison. */
    private List<ConsumerRecord<String, String>> read(String topic, int count) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer = consumer(topic, UUID.randomUUID().toString(), Map.of())) {
            poll(() -> {
                consumer.poll(POLL).forEach(records::add);
                return records.size() >= count;
            });
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private String pollOne(String topic) {
        List<String> values = new ArrayList<>();
        try (var consumer = consumer(topic, "one-by-one", Map.of("max.poll.records", "1"))) {
            poll(() -> {
                consumer.poll(POLL).forEach(it -> values.add(it.value()));
                return !values.isEmpty();
            });
            consumer.commitSync();
        }
        return values.getFirst();
    }

    private static List<String> values(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private static void poll(BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        }
    }

    /** A consumer that reads until it is closed. */
    private final class Member implements AutoCloseable {
        final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        private final Thread thread;
        private volatile int partitions;
        private volatile boolean closed;

        Member(String topic, String group) {
            thread = Thread.ofVirtual().start(() -> {
                try (var consumer = consumer(topic, group, Map.of())) {
                    while (!closed) {
                        consumer.poll(POLL).forEach(it -> seen.add(it.value()));
                        consumer.commitSync();
                        partitions = Set.copyOf(consumer.assignment()).size();
                    }
                }
            });
        }

        int partitions() {
            return partitions;
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            thread.join();
        }
    }
}

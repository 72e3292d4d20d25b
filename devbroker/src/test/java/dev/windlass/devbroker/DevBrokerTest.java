package dev.windlass.devbroker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevBrokerTest {
    @Test
    void recordsAndGroupPositionsSurviveARestart(@TempDir Path folder) throws Exception {
        int port;
        try (var broker = DevBroker.start(0, folder)) {
            port = broker.port();
            try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("t", 1, (short) 1)))
                        .all()
                        .get();
            }
            send(broker, "first", "second");
            assertThat(pollOne(broker)).isEqualTo("first");
        }
        try (var broker = DevBroker.start(port, folder)) {
            assertThat(pollOne(broker)).isEqualTo("second");
        }
    }

    private static void send(DevBroker broker, String... values) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>("t", value)).get();
            }
        }
    }

    private static String pollOne(DevBroker broker) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", "g",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "max.poll.records", "1");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("t"));
            for (int i = 0; i < 100; i++) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    consumer.commitSync();
                    return record.value();
                }
            }
            throw new AssertionError("no record came");
        }
    }
}

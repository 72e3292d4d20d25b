package dev.windlass.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How fast the door is, beside what bounds it: an HTTP no-op of the same server, and a bare Kafka producer that waits for
 * each record as the door does. The three take turns, so that a change of the machine's speed meets all of them.
 */
public final class IngestBench {
    private static final int CONNECTIONS = 32;
    private static final int SECONDS = 5;
    private static final int ROUNDS = 3;
    private static final int BODY_BYTES = 1024;

    private IngestBench() {}

    public static void main(String[] args) throws Exception {
        String body = "{\"message\": \"" + "x".repeat(BODY_BYTES - 15) + "\"}";
        byte[] event = HttpConnection.post("/api/v1/events/bench/-", body);
        byte[] noop = HttpConnection.get("/livez");
        try (Product product = Product.start(Path.of(args[0]));
                var producer = producer(product.bootstrapServers())) {
            Load.Workers events = () -> new HttpConnection(product.port(), event);
            Load.Workers noops = () -> new HttpConnection(product.port(), noop);
            Load.Workers records = () -> new Sending(producer, body.getBytes(StandardCharsets.UTF_8));
            System.out.printf(
                    "%d connections, bodies of %d bytes, %d rounds of %d s each, after a warm-up%n",
                    CONNECTIONS, body.length(), ROUNDS, SECONDS);
            for (Load.Workers each : List.of(events, noops, records)) {
                Load.run(each, CONNECTIONS, SECONDS);
            }
            List<Load.Figures> ofEvents = new ArrayList<>();
            List<Load.Figures> ofNoops = new ArrayList<>();
            List<Load.Figures> ofRecords = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                ofNoops.add(Load.run(noops, CONNECTIONS, SECONDS));
                ofEvents.add(Load.run(events, CONNECTIONS, SECONDS));
                ofRecords.add(Load.run(records, CONNECTIONS, SECONDS));
            }
            report(median(ofEvents), median(ofNoops), median(ofRecords));
            System.out.println("memory after the load: " + product.memory());
        }
    }

    private static void report(Load.Figures events, Load.Figures noops, Load.Figures records) {
        System.out.println("events, answered 200      " + events);
        System.out.println("HTTP no-op (GET /livez)   " + noops);
        System.out.println("bare producer, acks=all   " + records);
        System.out.printf(
                "ratio: %.2f of the no-op, %.2f of the bare producer%n",
                events.perSecond() / noops.perSecond(), events.perSecond() / records.perSecond());
    }

    private static Load.Figures median(List<Load.Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Load.Figures::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends one record and waits until it is stored. The topic is one that nothing acts on. */
    private record Sending(KafkaProducer<byte[], byte[]> producer, byte[] value) implements Load.Worker {
        @Override
        public void once() throws Exception {
            producer.send(new ProducerRecord<>("windlass.dead-letters", value)).get();
        }

        @Override
        public void close() {}
    }
}

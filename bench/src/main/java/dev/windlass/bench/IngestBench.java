package dev.windlass.bench;

import dev.windlass.chaos.Folders;
import dev.windlass.devbroker.DevBrokerMain;
import dev.windlass.devcluster.DevClusterMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * How fast the door is, beside what bounds it: an HTTP no-op of the same server, and a bare Kafka producer that waits for
 * each record as the door does. Broker, cluster and two doors (auth mode server and client) are processes of their own;
 * all that is measured takes turns, so that a change of the machine's speed meets all of it.
 */
public final class IngestBench {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 4;
    private static final int SECONDS_OF_LARGE = 3;
    private static final int SECONDS_AT_HALF = 10;
    private static final int WARM_UPS = 5;
    private static final int FEW = 32;
    private static final int MANY = 256;
    private static final int SMALL = 1024;
    private static final int LARGE = 100 * 1024;

    private final Program server;
    private final Program client;
    private final int serverPort;
    private final int clientPort;
    private final String authorization;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, List<Figures>> results = new LinkedHashMap<>();

    /** What a turn gave: the load's figures, and the door's processor time for 1,000 requests, in seconds. */
    private record Figures(Load.Figures load, double cpuPerThousand) {
        @Override
        public String toString() {
            return cpuPerThousand == 0 ? load.toString() : "%s  %.3f CPU-s per 1,000".formatted(load, cpuPerThousand);
        }
    }

    private IngestBench(
            Program server,
            Program client,
            int serverPort,
            int clientPort,
            String authorization,
            KafkaProducer<byte[], byte[]> producer) {
        this.server = server;
        this.client = client;
        this.serverPort = serverPort;
        this.clientPort = clientPort;
        this.authorization = authorization;
        this.producer = producer;
    }

    /**
     * Measures, and prints the medians of the rounds.
     *
     * @param args the classpath of ingest-service
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("windlass-bench");
        String own = System.getProperty("java.class.path");
        Path kubeconfig = folder.resolve("kubeconfig");
        try (Program broker = Program.start(
                        own,
                        DevBrokerMain.class.getName(),
                        "0",
                        folder.resolve("kafka").toString());
                Program cluster = Program.start(
                        own, DevClusterMain.class.getName(), "--plain-http", "--kubeconfig", kubeconfig.toString())) {
            String kafka = broker.firstLine().replaceAll(".* ", "");
            cluster.firstLine();
            String token = Files.readString(kubeconfig).replaceAll("(?s).*token: (\\S+).*", "$1");
            int serverPort = Program.freePort();
            int clientPort = Program.freePort();
            try (Program server = door(args[0], serverPort, "server", kafka, kubeconfig);
                    Program client = door(args[0], clientPort, "client", kafka, kubeconfig);
                    var producer = producer(kafka)) {
                server.awaitHttp(serverPort, "/livez");
                client.awaitHttp(clientPort, "/livez");
                String authorization = "Authorization: Bearer " + token + "\r\n";
                new IngestBench(server, client, serverPort, clientPort, authorization, producer).measure();
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static Program door(String classpath, int port, String authMode, String kafka, Path kubeconfig)
            throws IOException {
        return Program.start(
                classpath,
                "dev.windlass.ingest.IngestServiceApplication",
                "--server.port=" + port,
                "--management.server.port=0",
                "--windlass.ingest.auth-mode=" + authMode,
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--windlass.kubernetes.kubeconfig=" + kubeconfig);
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private void measure() throws Exception {
        System.out.printf("Medians of %d rounds of %d s, after a warm-up%n", ROUNDS, SECONDS);
        for (int i = 0; i < WARM_UPS; i++) {
            round(FEW, SMALL, SECONDS);
        }
        results.clear();
        for (int i = 0; i < ROUNDS; i++) {
            round(FEW, SMALL, SECONDS);
            round(MANY, SMALL, SECONDS);
            round(FEW, LARGE, SECONDS_OF_LARGE);
            round(MANY, LARGE, SECONDS_OF_LARGE);
        }
        for (int bytes : List.of(SMALL, LARGE)) {
            report(FEW, bytes);
            report(MANY, bytes);
        }
        double half = events(FEW, SMALL).load().perSecond() / 2;
        System.out.printf(
                "events at half of the most, %d connections  %s%n",
                FEW, Load.paced(serverEvents(SMALL), FEW, SECONDS_AT_HALF, half));
        System.out.println("memory after the load: " + Memory.of(server.process()));
    }

    private void round(int connections, int bytes, int seconds) throws Exception {
        byte[] noop = HttpConnection.get("/livez");
        byte[] signed = event(bytes, authorization);
        byte[] body = body(bytes).getBytes(StandardCharsets.US_ASCII);
        turn(
                name("noop", connections, bytes),
                () -> new HttpConnection(serverPort, noop),
                connections,
                seconds,
                server);
        turn(name("server", connections, bytes), serverEvents(bytes), connections, seconds, server);
        turn(
                name("client", connections, bytes),
                () -> new HttpConnection(clientPort, signed),
                connections,
                seconds,
                client);
        turn(name("producer", connections, bytes), () -> new Sending(producer, body), connections, seconds, null);
    }

    private Load.Workers serverEvents(int bytes) {
        byte[] request = event(bytes);
        return () -> new HttpConnection(serverPort, request);
    }

    private void turn(String name, Load.Workers workers, int connections, int seconds, @Nullable Program door)
            throws InterruptedException {
        double before = door == null ? 0 : door.cpuSeconds();
        Load.Figures load = Load.run(workers, connections, seconds);
        double used = door == null ? 0 : door.cpuSeconds() - before;
        results.computeIfAbsent(name, it -> new ArrayList<>())
                .add(new Figures(load, used / (load.perSecond() * seconds) * 1000));
    }

    private void report(int connections, int bytes) {
        Figures noop = median(name("noop", connections, bytes));
        Figures events = events(connections, bytes);
        Figures signed = median(name("client", connections, bytes));
        Figures records = median(name("producer", connections, bytes));
        System.out.printf("%d connections, bodies of %,d bytes%n", connections, bytes);
        System.out.println("  HTTP no-op (GET /livez)   " + noop);
        System.out.println("  events, auth mode server  " + events);
        System.out.println("  events, auth mode client  " + signed);
        System.out.println("  bare producer, acks=all   " + records);
        System.out.printf(
                "  ratio: %.2f of the no-op, %.2f of the bare producer; client %.2f of server%n",
                events.load().perSecond() / noop.load().perSecond(),
                events.load().perSecond() / records.load().perSecond(),
                signed.load().perSecond() / events.load().perSecond());
    }

    private Figures events(int connections, int bytes) {
        return median(name("server", connections, bytes));
    }

    private Figures median(String name) {
        List<Figures> rounds = results.getOrDefault(name, List.of());
        return rounds.stream()
                .sorted(Comparator.comparingDouble(it -> it.load().perSecond()))
                .toList()
                .get(rounds.size() / 2);
    }

    private static String name(String what, int connections, int bytes) {
        return what + "/" + connections + "/" + bytes;
    }

    private static byte[] event(int bytes, String... headers) {
        return HttpConnection.post("/api/v1/events/bench/-", body(bytes), headers);
    }

    private static String body(int bytes) {
        return "{\"message\": \"" + "x".repeat(bytes - 15) + "\"}";
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

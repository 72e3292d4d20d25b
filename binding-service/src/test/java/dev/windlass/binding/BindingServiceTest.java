package dev.windlass.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.contracts.kafka.TopicSettings;
import dev.windlass.devbroker.DevBroker;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a real broker and the development cluster. */
final class BindingServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static DevBroker broker;
    private static DevCluster cluster;
    private static KubernetesClient client;
    private static TopicProbe topics;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        broker = DevBroker.start(0, folder.resolve("kafka"));
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicSettings(2, (short) 1, 1, Duration.ofDays(1), Duration.ofDays(1)).create(admin);
        }
        cluster = DevCluster.start(DevClusterSettings.defaults());
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        client = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 10);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("argo")
                        .endMetadata()
                        .build())
                .create();
        apply("hello", "payload.message != \"\"");
        apply("broken", "payload.(");
        applySpy();
        service = BindingServiceApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--windlass.kubernetes.kubeconfig=" + kubeconfig,
                        "--windlass.binding.state-dir=" + folder.resolve("state"));
        topics = new TopicProbe(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        topics.close();
        service.close();
        client.close();
        cluster.close();
        broker.close();
    }

    @Test
    void anEventBecomesACommandAndItsOutcomes() {
        String id = send("{\"message\": \"hello\"}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(commands(id)).hasSize(1));
        SubmitCommand command = commands(id).getFirst();
        assertThat(command.binding()).isEqualTo("hello");
        assertThat(command.parameters()).containsExactly(new SubmitCommand.Parameter("message", "hello"));
        assertThat(outcomes(id))
                .contains(new Outcome.Matched("hello", command.name()))
                .anyMatch(it -> it instanceof Outcome.BindingFailed failed
                        && failed.binding().equals("broken"));
    }

    @Test
    void aBindingActsOnceHoweverOftenTheEventComes() {
        String id = UUID.randomUUID().toString();
        send(id, "{\"message\": \"hello\"}");
        send(id, "{\"message\": \"hello\"}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(id))
                        .contains(new Outcome.Duplicate(
                                "hello", commands(id).getFirst().name())));
        assertThat(commands(id)).hasSize(1);
    }

    @Test
    void aRepeatIsDecidedAgainByTheBindingsThatWereMended() {
        apply("mended", "payload.ref = \"main\"");
        String payload = "{\"message\": \"hello\", \"ref\": \"main\"}";
        String id = sendUntil(
                payload,
                it -> outcomes(it).stream()
                        .anyMatch(each -> each instanceof Outcome.BindingFailed failed
                                && failed.binding().equals("mended")));
        apply("mended", "payload.ref == \"main\"");
        sendUntil(payload, it -> commands(it).size() == 2);
        List<String> attempts = List.of(send(id, payload), send(id, payload));
        attempts.forEach(it -> awaitDecision(id, it));
        assertThat(commands(id)).extracting(SubmitCommand::binding).containsExactlyInAnyOrder("hello", "mended");
        String hello = workflow(id, "hello");
        String mended = workflow(id, "mended");
        assertThat(decided(id, attempts.getFirst()))
                .contains(new Outcome.Duplicate("hello", hello), new Outcome.Matched("mended", mended));
        assertThat(decided(id, attempts.getLast()))
                .contains(new Outcome.Duplicate("hello", hello), new Outcome.Duplicate("mended", mended));
        delete("mended");
    }

    @Test
    void aBindingThatCannotBeReadIsAnOutcomeOfEveryEvent() {
        apply("unquoted", "true", false);
        await().atMost(PATIENCE).untilAsserted(() -> {
            String id = UUID.randomUUID().toString();
            awaitDecision(id, send(id, "{\"message\": \"hello\"}"));
            assertThat(outcomes(id))
                    .contains(new Outcome.BindingFailed(
                            "unquoted", "the binding cannot be read: selector must be a string; put it in quotes"));
            assertThat(commands(id)).isNotEmpty();
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.v1()
                                .events()
                                .inNamespace("argo")
                                .withField("involvedObject.name", "unquoted")
                                .list()
                                .getItems())
                        .isNotEmpty()
                        .allMatch(it -> it.getInvolvedObject().getUid() != null));
        delete("unquoted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json at all", "{\"message\":\"bad", "<a/>", "{\"a\":1}{\"b\":2}", "{\"a\":1e400}"})
    void whatIsNotJsonInTheInboxIsADeadLetterWithTheWholeRecord(String value) {
        for (String namespace : List.of("argo", "without-bindings")) {
            var record = new ProducerRecord<byte[], byte[]>(Topics.INBOX, value.getBytes(UTF_8));
            record.headers().add("namespace", namespace.getBytes(UTF_8));
            RecordMetadata at = topics.write(record);
            String position = KafkaEnvelopes.position(at.topic(), at.partition(), at.offset());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(topics.read(Topics.DEAD_LETTERS))
                            .filteredOn(it -> header(it, DeadLetters.POSITION).equals(position))
                            .singleElement()
                            .matches(it -> new String(it.value(), UTF_8).equals(value))
                            .matches(it -> header(it, DeadLetters.REASON).startsWith("unreadable: ")));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(outcomes(position)).singleElement().isInstanceOf(Outcome.Dead.class));
        }
    }

    @Test
    void anEventThatMatchesNothingMakesNothing() {
        String id = send("{\"message\": \"\"}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(id)).contains(new Outcome.NotMatched("hello")));
        assertThat(commands(id)).isEmpty();
    }

    @Test
    void noSecretOfAnInboxRecordIsSeen() {
        var record = new ProducerRecord<byte[], byte[]>(Topics.INBOX, "{}".getBytes(UTF_8));
        Map.of("namespace", "spied", "X-Kind", "seen", "X-Api-Key", "s3cret-1", "x-hub-signature", "s3cret-2")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        topics.write(record);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commands())
                        .anyMatch(it -> it.binding().equals("spy")
                                && it.parameters().getFirst().value().contains("seen")));
        for (String topic : List.of(Topics.SUBMISSIONS, Topics.OUTCOMES)) {
            assertThat(topics.read(topic))
                    .noneMatch(it -> (new String(it.value(), UTF_8) + it.headers()).contains("s3cret"));
        }
    }

    @Test
    void aPlainRecordInTheInboxIsAnEvent() {
        var record =
                new ProducerRecord<byte[], byte[]>(Topics.INBOX, "{\"message\": \"from the inbox\"}".getBytes(UTF_8));
        record.headers().add("namespace", "argo".getBytes(UTF_8));
        record.headers().add("discriminator", "-".getBytes(UTF_8));
        topics.write(record);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commands())
                        .anyMatch(it -> it.parameters().getFirst().value().equals("from the inbox")));
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndTheNextIsDecided() {
        var poison = new ProducerRecord<byte[], byte[]>(Topics.EVENTS, new byte[] {(byte) 0xFF});
        topics.write(poison);
        String id = send("{\"message\": \"after the poison\"}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(commands(id)).hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(topics.read(Topics.DEAD_LETTERS))
                        .anyMatch(it -> header(it, DeadLetters.TOPIC).equals(Topics.EVENTS)
                                && header(it, DeadLetters.REASON).equals("unreadable: the header ce_id is missing")));
    }

    private static String send(String payload) {
        String id = UUID.randomUUID().toString();
        send(id, payload);
        return id;
    }

    /** Returns where the record lies. */
    private static String send(String id, String payload) {
        var event = new EventReceived(id, "argo", "-", Map.of(), RawJson.of(payload), null, Instant.now(), null);
        RecordMetadata at = topics.write(KafkaEnvelopes.toRecord(Topics.EVENTS, EventCodec.encode(event)));
        return KafkaEnvelopes.position(at.topic(), at.partition(), at.offset());
    }

    /** Sends new events until one is decided as it should be, since a binding's change takes a while to be known. */
    private static String sendUntil(String payload, Predicate<String> decided) {
        List<String> sent = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            String id = UUID.randomUUID().toString();
            awaitDecision(id, send(id, payload));
            sent.add(id);
            return decided.test(id);
        });
        return sent.getLast();
    }

    private static void awaitDecision(String eventId, String attempt) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(decided(eventId, attempt)).isNotEmpty());
    }

    private static List<Outcome.Result> decided(String eventId, String attempt) {
        return allOutcomes(eventId).stream()
                .filter(it -> attempt.equals(it.attempt()))
                .map(Outcome::result)
                .toList();
    }

    private static String workflow(String eventId, String binding) {
        return commands(eventId).stream()
                .filter(it -> it.binding().equals(binding))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static List<SubmitCommand> commands(String eventId) {
        return commands().stream().filter(it -> it.eventId().equals(eventId)).toList();
    }

    private static List<SubmitCommand> commands() {
        return topics.read(Topics.SUBMISSIONS).stream()
                .map(it -> decode(JsonCodec.SUBMISSIONS, it))
                .toList();
    }

    private static List<Outcome.Result> outcomes(String eventId) {
        return allOutcomes(eventId).stream().map(Outcome::result).toList();
    }

    private static List<Outcome> allOutcomes(String eventId) {
        return topics.read(Topics.OUTCOMES).stream()
                .map(it -> decode(JsonCodec.OUTCOMES, it))
                .filter(it -> it.eventId().equals(eventId))
                .toList();
    }

    private static <T> T decode(JsonCodec<T> codec, ConsumerRecord<byte[], byte[]> record) {
        try {
            return codec.decode(KafkaEnvelopes.of(record));
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return String.valueOf(KafkaEnvelopes.of(record).header(name));
    }

    /** A binding that tells all that it sees. */
    private static void applySpy() {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("spied")
                        .endMetadata()
                        .build())
                .create();
        String yaml = """
                apiVersion: argoproj.io/v1alpha1
                kind: WorkflowEventBinding
                metadata:
                  name: spy
                spec:
                  event:
                    selector: 'true'
                  submit:
                    workflowTemplateRef:
                      name: hello
                    arguments:
                      parameters:
                        - name: all
                          valueFrom:
                            event: metadata
                """;
        create("spied", yaml);
    }

    private static void apply(String name, String selector) {
        apply(name, selector, true);
    }

    private static void apply(String name, String selector, boolean quoted) {
        String yaml = """
                apiVersion: argoproj.io/v1alpha1
                kind: WorkflowEventBinding
                metadata:
                  name: %s
                spec:
                  event:
                    selector: %s
                  submit:
                    workflowTemplateRef:
                      name: hello
                    arguments:
                      parameters:
                        - name: message
                          valueFrom:
                            event: payload.message
                """.formatted(name, quoted ? "'" + selector + "'" : selector);
        create("argo", yaml);
    }

    private static void create(String namespace, String yaml) {
        client.genericKubernetesResources(Resources.WORKFLOW_EVENT_BINDINGS)
                .inNamespace(namespace)
                .resource(client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
                .createOr(NonDeletingOperation::update);
    }

    private static void delete(String binding) {
        client.genericKubernetesResources(Resources.WORKFLOW_EVENT_BINDINGS)
                .inNamespace("argo")
                .withName(binding)
                .delete();
    }
}

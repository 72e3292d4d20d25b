package dev.windlass.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
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
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a real broker and the development cluster. */
final class SubmitServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Path folder;
    private static DevBroker broker;
    private static DevCluster cluster;
    private static int clusterPort;
    private static KubernetesClient client;
    private static TopicProbe topics;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        broker = DevBroker.start(0, folder.resolve("kafka"));
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicSettings(2, (short) 1, 1, Duration.ofDays(1), Duration.ofDays(1)).create(admin);
        }
        cluster = startCluster(0);
        clusterPort = cluster.url().getPort();
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        client = KubeClients.create(kubeconfig, Duration.ofSeconds(5), 10);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("argo")
                        .endMetadata()
                        .build())
                .create();
        client.genericKubernetesResources(Resources.WORKFLOW_TEMPLATES)
                .inNamespace("argo")
                .resource(client.getKubernetesSerialization().unmarshal("""
                        apiVersion: argoproj.io/v1alpha1
                        kind: WorkflowTemplate
                        metadata:
                          name: hello
                        spec:
                          entrypoint: main
                        """, GenericKubernetesResource.class))
                .create();
        service = SubmitServiceApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--windlass.kubernetes.kubeconfig=" + kubeconfig,
                        "--windlass.kubernetes.request-timeout=2s",
                        "--windlass.submit.pause=500ms");
        topics = new TopicProbe(broker.bootstrapServers());
    }

    private static DevCluster startCluster(int port) throws IOException {
        return DevCluster.start(DevClusterSettings.defaults().withPort(port).withFolder(folder.resolve("cluster")));
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
    void aCommandBecomesAWorkflowThatNamesItsEvent() {
        SubmitCommand command = command("hello");
        send(command);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workflow(command)).isNotNull());
        assertThat(workflow(command).getMetadata().getAnnotations())
                .containsEntry("windlass.dev/event-id", command.eventId());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(outcomes(command)).containsExactly(new Outcome.Created("hello", command.name())));
    }

    @Test
    void aCommandThatComesTwiceMakesOneWorkflowAndNoFailure() {
        SubmitCommand command = command("hello");
        send(command);
        send(command);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(command)).hasSize(2));
        assertThat(outcomes(command)).containsOnly(new Outcome.Created("hello", command.name()));
    }

    @Test
    void aWorkflowIsMadeAsItsCallerOrNotAtAll() {
        var caller = new Caller("jane", null, List.of("makers"), Map.of("example.com/scopes", List.of("a b")));
        SubmitCommand refused = command("hello", caller);
        send(refused);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(refused))
                        .anySatisfy(it -> assertThat(it.toString())
                                .contains("workflows.argoproj.io is forbidden: User \"jane\" cannot create")));
        client.rbac()
                .clusterRoleBindings()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName("makers")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                        .addNewSubject("rbac.authorization.k8s.io", "Group", "makers", null)
                        .build())
                .create();
        SubmitCommand allowed = command("hello", caller);
        send(allowed);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workflow(allowed)).isNotNull());
        assertThat(workflow(allowed).getMetadata().getLabels()).containsEntry("workflows.argoproj.io/creator", "jane");
    }

    @Test
    void aMissingTemplateIsADeadLetter() {
        SubmitCommand command = command("absent");
        send(command);
        String error = "failed to get workflow template: workflowtemplates.argoproj.io \"absent\" not found";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(command))
                        .containsExactlyInAnyOrder(
                                new Outcome.SubmitFailed("hello", command.name(), error),
                                new Outcome.Dead(Topics.SUBMISSIONS, error)));
        assertThat(deadLetterReasons()).contains(error);
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndTheNextIsActedOn() {
        topics.write(new ProducerRecord<>(Topics.SUBMISSIONS, new byte[] {'{'}));
        SubmitCommand command = command("hello");
        send(command);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workflow(command)).isNotNull());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(deadLetterReasons()).anyMatch(it -> it.startsWith("unreadable: the data is not")));
    }

    @Test
    void whileTheClusterIsAwayACommandWaits() throws IOException {
        cluster.close();
        SubmitCommand command = command("hello");
        try {
            send(command);
            await().during(Duration.ofSeconds(3))
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(outcomes(command)).isEmpty());
        } finally {
            cluster = startCluster(clusterPort);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workflow(command)).isNotNull());
    }

    private static SubmitCommand command(String template) {
        return command(template, null);
    }

    private static SubmitCommand command(String template, @Nullable Caller caller) {
        String id = UUID.randomUUID().toString();
        return new SubmitCommand(
                id,
                "argo",
                "hello",
                new TemplateRef(template, false),
                "hello-" + id,
                "hello-",
                Map.of(),
                Map.of(),
                List.of(),
                caller,
                null);
    }

    private static void send(SubmitCommand command) {
        topics.write(KafkaEnvelopes.toRecord(Topics.SUBMISSIONS, JsonCodec.SUBMISSIONS.encode(command)));
    }

    private static GenericKubernetesResource workflow(SubmitCommand command) {
        return client.genericKubernetesResources(Resources.WORKFLOWS)
                .inNamespace("argo")
                .withName(command.name())
                .get();
    }

    private static List<Outcome.Result> outcomes(SubmitCommand command) {
        return topics.read(Topics.OUTCOMES).stream()
                .map(it -> {
                    try {
                        return JsonCodec.OUTCOMES.decode(KafkaEnvelopes.of(it));
                    } catch (UnreadableMessageException e) {
                        throw new AssertionError(e);
                    }
                })
                .filter(it -> it.eventId().equals(command.eventId()))
                .map(Outcome::result)
                .toList();
    }

    private static List<String> deadLetterReasons() {
        return topics.read(Topics.DEAD_LETTERS).stream()
                .map(it -> String.valueOf(KafkaEnvelopes.of(it).header(DeadLetters.REASON)))
                .toList();
    }
}

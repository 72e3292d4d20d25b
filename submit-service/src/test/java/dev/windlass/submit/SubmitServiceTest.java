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
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real broker and the development cluster. */
final class SubmitServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static SubmitStage stage;
    private static KubernetesClient client;
    private static TopicProbe topics;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        stage = new SubmitStage(folder);
        client = stage.client();
        topics = stage.topics();
    }

    @AfterAll
    static void stop() {
        stage.close();
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
                                .contains("failed to get workflow template: workflowtemplates.argoproj.io \"hello\""
                                        + " is forbidden: User \"jane\" cannot get resource")));
        bind("makers", "cluster-admin");
        SubmitCommand allowed = command("hello", caller);
        send(allowed);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workflow(allowed)).isNotNull());
        assertThat(workflow(allowed).getMetadata().getLabels()).containsEntry("workflows.argoproj.io/creator", "jane");
    }

    @Test
    void aCallerWhoMayReadTheTemplateButMakeNoWorkflowIsRefused() {
        grant("readers", "view-templates", "get", "workflowtemplates");
        SubmitCommand refused = command("hello", new Caller("joe", null, List.of("readers")));
        send(refused);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(refused))
                        .anySatisfy(it -> assertThat(it.toString())
                                .contains("workflows.argoproj.io is forbidden: User \"joe\" cannot create")));
    }

    @Test
    void aMissingTemplateIsADeadLetterAndTheBindingsAuthorIsTold() {
        SubmitCommand command = command("absent");
        send(command);
        String error = "failed to get workflow template: workflowtemplates.argoproj.io \"absent\" not found";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(command))
                        .containsExactlyInAnyOrder(
                                new Outcome.SubmitFailed("hello", command.name(), error),
                                new Outcome.Dead(
                                        Topics.SUBMISSIONS,
                                        SubmitCommand.id(command.eventId(), command.binding()),
                                        error)));
        assertThat(deadLetterReasons()).contains(error);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                client.v1().events().inNamespace("argo").list().getItems())
                        .anySatisfy(it -> {
                            assertThat(it.getReason()).isEqualTo("WorkflowEventBindingError");
                            assertThat(it.getMessage()).isEqualTo("failed to dispatch event: " + error);
                            assertThat(it.getInvolvedObject().getName()).isEqualTo("hello");
                        }));
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
        stage.stopCluster();
        SubmitCommand command = command("hello");
        try {
            send(command);
            await().during(Duration.ofSeconds(3))
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(outcomes(command)).isEmpty());
        } finally {
            stage.startCluster();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(workflow(command)).isNotNull());
    }

    private static void grant(String group, String role, String verb, String resource) {
        client.rbac()
                .clusterRoles()
                .resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(role)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("argoproj.io")
                        .withResources(resource)
                        .withVerbs(verb)
                        .endRule()
                        .build())
                .create();
        bind(group, role);
    }

    private static void bind(String group, String role) {
        client.rbac()
                .clusterRoleBindings()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(group)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                        .addNewSubject("rbac.authorization.k8s.io", "Group", group, null)
                        .build())
                .create();
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

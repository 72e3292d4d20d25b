package dev.windlass.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a command fails of, {@code kubectl describe workfloweventbinding} shows it. */
final class RefusalsAreToldTest {
    private static final TemplateRef HELLO = new TemplateRef("hello", false);

    private static SubmitStage stage;
    private static KubernetesClient client;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        stage = new SubmitStage(folder);
        client = stage.client();
        make("Workflow", "taken");
        letReadersReadTemplates();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    enum Fault {
        MISSING_TEMPLATE("workflowtemplates.argoproj.io \"absent\" not found"),
        MISSING_CLUSTER_TEMPLATE("clusterworkflowtemplates.argoproj.io \"absent\" not found"),
        INVALID_TEMPLATE_NAME("invalid resource name \"a/b\""),
        INVALID_NAME("metadata.name: Invalid value: \"Bad Name\""),
        INVALID_LABEL("metadata.labels: Invalid value: \"no label!\""),
        NAME_TAKEN("workflows.argoproj.io \"taken\" already exists"),
        FORBIDDEN_TEMPLATE("User \"nobody\" cannot get resource \"workflowtemplates\""),
        FORBIDDEN_WORKFLOW("User \"reader\" cannot create resource \"workflows\"");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        private String binding() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private SubmitCommand command(@Nullable String uid) {
            return switch (this) {
                case MISSING_TEMPLATE -> of(new TemplateRef("absent", false), "w-1", Map.of(), null, uid);
                case MISSING_CLUSTER_TEMPLATE -> of(new TemplateRef("absent", true), "w-1", Map.of(), null, uid);
                case INVALID_TEMPLATE_NAME -> of(new TemplateRef("a/b", false), "w-1", Map.of(), null, uid);
                case INVALID_NAME -> of(HELLO, "Bad Name", Map.of(), null, uid);
                case INVALID_LABEL -> of(HELLO, "w-2", Map.of("l", "no label!"), null, uid);
                case NAME_TAKEN -> of(HELLO, "taken", Map.of(), null, uid);
                case FORBIDDEN_TEMPLATE -> of(HELLO, "w-3", Map.of(), caller("nobody"), uid);
                case FORBIDDEN_WORKFLOW -> of(HELLO, "w-4", Map.of(), caller("reader"), uid);
            };
        }

        private SubmitCommand of(
                TemplateRef template,
                String name,
                Map<String, String> labels,
                @Nullable Caller as,
                @Nullable String uid) {
            return new SubmitCommand(
                    "event-" + binding(),
                    "argo",
                    binding(),
                    template,
                    name,
                    null,
                    labels,
                    Map.of(),
                    List.of(),
                    as,
                    null,
                    null,
                    uid);
        }

        private static Caller caller(String name) {
            return new Caller(name, null, List.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void describingTheBindingShowsWhatWentWrong(Fault fault) {
        String uid = make("WorkflowEventBinding", fault.binding());
        send(fault.command(uid));
        awaitTold(fault.binding(), uid, fault.words);
    }

    @Test
    void aCommandFromBeforeItNamedItsBindingsUidIsToldOnTheBindingOfThatName() {
        String uid = make("WorkflowEventBinding", "older");
        SubmitCommand now = Fault.MISSING_TEMPLATE.command(null);
        var command = new SubmitCommand(
                "event-older",
                now.namespace(),
                "older",
                now.template(),
                now.name(),
                null,
                Map.of(),
                Map.of(),
                List.of(),
                null,
                null);
        send(command);
        awaitTold("older", uid, Fault.MISSING_TEMPLATE.words);
    }

    private static void awaitTold(String binding, String uid, String words) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(described(binding, uid))
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.getType()).isEqualTo("Warning");
                            assertThat(it.getReason()).isEqualTo("WorkflowEventBindingError");
                            assertThat(it.getMessage())
                                    .startsWith("failed to dispatch event: ")
                                    .contains(words);
                        }));
    }

    /** What {@code kubectl describe} asks for. */
    private static List<Event> described(String binding, String uid) {
        return client.v1()
                .events()
                .inNamespace("argo")
                .withField("involvedObject.kind", "WorkflowEventBinding")
                .withField("involvedObject.name", binding)
                .withField("involvedObject.namespace", "argo")
                .withField("involvedObject.uid", uid)
                .list()
                .getItems();
    }

    private static void send(SubmitCommand command) {
        stage.topics().write(KafkaEnvelopes.toRecord(Topics.SUBMISSIONS, JsonCodec.SUBMISSIONS.encode(command)));
    }

    private static String make(String kind, String name) {
        String yaml = """
                apiVersion: argoproj.io/v1alpha1
                kind: %s
                metadata: {name: %s, namespace: argo}
                spec: {event: {selector: "true"}}
                """.formatted(kind, name);
        return client.genericKubernetesResources(
                        kind.equals("Workflow") ? Resources.WORKFLOWS : Resources.WORKFLOW_EVENT_BINDINGS)
                .inNamespace("argo")
                .resource(client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
                .create()
                .getMetadata()
                .getUid();
    }

    private static void letReadersReadTemplates() {
        client.rbac()
                .roles()
                .inNamespace("argo")
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName("read")
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("argoproj.io")
                        .withResources("workflowtemplates")
                        .withVerbs("get")
                        .endRule()
                        .build())
                .create();
        client.rbac()
                .roleBindings()
                .inNamespace("argo")
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("reader")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "read")
                        .addNewSubject("rbac.authorization.k8s.io", "User", "reader", null)
                        .build())
                .create();
    }
}

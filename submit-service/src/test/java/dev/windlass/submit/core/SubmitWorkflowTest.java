package dev.windlass.submit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.acts.ActResult;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.SubmitCommand.Parameter;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.contracts.UnreadableMessageException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SubmitWorkflowTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:10:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SubmitCommand COMMAND = new SubmitCommand(
            "event-1",
            "argo",
            "hello",
            new TemplateRef("hello", false),
            "hello-abc",
            "hello-",
            Map.of("workflows.argoproj.io/workflow-event-binding", "forged", "team", "shop"),
            Map.of(),
            List.of(new Parameter("message", "hello events")),
            null,
            null);

    private final List<String> told = new ArrayList<>();
    private final Complaints complaints = (command, error) -> told.add(command.binding() + ": " + error);
    private final FakeWorkflows workflows = new FakeWorkflows();
    private Template template = new Template(Map.of(), Map.of(), Map.of());

    @Test
    void theWorkflowIsArgos() throws Exception {
        template = new Template(Map.of(), Map.of("tier", "front", "team", "template"), Map.of());
        assertThat(perform(COMMAND)).isEqualTo(created());
        assertThat(workflows.created.get("hello-abc"))
                .isEqualTo(Map.of(
                        "apiVersion",
                        "argoproj.io/v1alpha1",
                        "kind",
                        "Workflow",
                        "metadata",
                        Map.of(
                                "name",
                                "hello-abc",
                                "generateName",
                                "hello-",
                                "labels",
                                Map.of(
                                        "tier", "front",
                                        "team", "shop",
                                        "workflows.argoproj.io/creator", "system-serviceaccount-argo-submit",
                                        "workflows.argoproj.io/workflow-template", "hello",
                                        "workflows.argoproj.io/workflow-event-binding", "hello"),
                                "annotations",
                                Map.of("windlass.dev/event-id", "event-1", "windlass.dev/binding", "hello")),
                        "spec",
                        Map.of(
                                "arguments",
                                        Map.of(
                                                "parameters",
                                                List.of(Map.of("name", "message", "value", "hello events"))),
                                "workflowTemplateRef", Map.of("name", "hello"))));
    }

    @Test
    void whoeverMakesTheWorkflowIsItsCreatorWhateverTheBindingSays() throws Exception {
        template = new Template(Map.of(), Map.of("workflows.argoproj.io/action", "Stop"), Map.of());
        Map<String, String> forged = Map.of(
                "workflows.argoproj.io/creator", "forged",
                "workflows.argoproj.io/creator-email", "forged",
                "workflows.argoproj.io/creator-preferred-username", "forged",
                "workflows.argoproj.io/action", "Resume");
        perform(command(forged, null));
        assertThat(labels())
                .containsEntry("workflows.argoproj.io/creator", "system-serviceaccount-argo-submit")
                .doesNotContainKeys(
                        "workflows.argoproj.io/creator-email",
                        "workflows.argoproj.io/creator-preferred-username",
                        "workflows.argoproj.io/action");
    }

    @Test
    void aCallerWithoutASubjectIsNamedByWhatElseIsKnownOfHim() throws Exception {
        var caller = new Caller(
                "", null, List.of(), Map.of("x/email", List.of("a@b.c"), "preferred_username", List.of("ann")));
        perform(command(Map.of(), caller));
        assertThat(labels())
                .containsEntry("workflows.argoproj.io/creator-email", "a.at.b.c")
                .containsEntry("workflows.argoproj.io/creator-preferred-username", "ann")
                .doesNotContainKey("workflows.argoproj.io/creator");
    }

    @Test
    void whileTheServiceDoesNotKnowWhoItIsACommandOfNobodyWaits() throws Exception {
        workflows.selfFailure = new ClusterException("away", ClusterException.Lasting.AWAY);
        assertThat(perform(COMMAND)).isInstanceOf(ActResult.Away.class);
        assertThat(perform(command(Map.of(), new Caller("jane", null, List.of()))))
                .isEqualTo(created());
    }

    @Test
    void aCallerWhoCannotBeImpersonatedIsRefusedAtOnce() throws Exception {
        assertThat(perform(command(Map.of(), new Caller("jane\nroot", null, List.of()))))
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        it -> assertThat(it.reason())
                                .startsWith(
                                        "nothing can be done in the caller's name: a caller's name must be one line"));
        assertThat(told).hasSize(1);
        assertThat(workflows.created).isEmpty();
    }

    @Test
    void aCommandThatIsActedOnAgainFindsItsWorkflow() throws Exception {
        perform(COMMAND);
        assertThat(perform(COMMAND)).isEqualTo(created());
        assertThat(workflows.created).hasSize(1);
    }

    @Test
    void aWorkflowOfThatNameFromElsewhereIsAConflict() throws Exception {
        workflows.created.put("hello-abc", Map.of("metadata", Map.of("annotations", Map.of())));
        assertThat(perform(COMMAND))
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        it -> assertThat(it.reason())
                                .isEqualTo(
                                        "failed to create workflow: workflows.argoproj.io \"hello-abc\" already exists"));
    }

    @Test
    void anotherBindingsWorkflowOfThatNameIsAConflict() throws Exception {
        perform(COMMAND);
        var other = new SubmitCommand(
                "event-1",
                "argo",
                "other",
                COMMAND.template(),
                "hello-abc",
                null,
                Map.of(),
                Map.of(),
                List.of(),
                null,
                null);
        assertThat(perform(other)).isInstanceOf(ActResult.Refused.class);
    }

    @Test
    void aTemplateOfAnotherControllerIsRefused() throws Exception {
        template = new Template(Map.of("workflows.argoproj.io/controller-instanceid", "theirs"), Map.of(), Map.of());
        assertThat(perform(COMMAND))
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        it -> assertThat(it.reason())
                                .isEqualTo("failed to validate workflow template instanceid: "
                                        + "'hello' is not managed by the current Argo Server"));
    }

    @Test
    void aMissingTemplateIsRefusedWithArgosWords() throws Exception {
        var act = new SubmitWorkflow(
                (namespace, ref, as) -> {
                    throw new ClusterException(
                            "workflowtemplates.argoproj.io \"hello\" not found", ClusterException.Lasting.FINAL);
                },
                workflows,
                complaints,
                CLOCK);
        String error = "failed to get workflow template: workflowtemplates.argoproj.io \"hello\" not found";
        assertThat(act.perform(JsonCodec.SUBMISSIONS.encode(COMMAND)))
                .isEqualTo(new ActResult.Refused(
                        error,
                        List.of(Outcome.of(
                                "event-1", "argo", NOW, new Outcome.SubmitFailed("hello", "hello-abc", error)))));
        assertThat(told).containsExactly("hello: " + error);
    }

    @ParameterizedTest
    @EnumSource
    void howLongAFailureLastsDecidesWhatIsDone(ClusterException.Lasting lasting) throws Exception {
        workflows.failure = new ClusterException("no", lasting);
        assertThat(perform(COMMAND))
                .isInstanceOf(
                        switch (lasting) {
                            case FINAL -> ActResult.Refused.class;
                            case PASSING -> ActResult.Postponed.class;
                            case AWAY -> ActResult.Away.class;
                        });
        assertThat(told).hasSize(lasting == ClusterException.Lasting.FINAL ? 1 : 0);
    }

    @Test
    void whatIsNoCommandIsUnreadable() {
        var message = new Envelope(null, Map.of(), new byte[] {'{'});
        assertThatThrownBy(() -> new SubmitWorkflow((namespace, ref, as) -> template, workflows, complaints, CLOCK)
                        .perform(message))
                .isInstanceOf(UnreadableMessageException.class);
    }

    private ActResult perform(SubmitCommand command) throws UnreadableMessageException {
        return new SubmitWorkflow((namespace, ref, as) -> template, workflows, complaints, CLOCK)
                .perform(JsonCodec.SUBMISSIONS.encode(command));
    }

    private static SubmitCommand command(Map<String, String> labels, @Nullable Caller caller) {
        return new SubmitCommand(
                "event-1",
                "argo",
                "hello",
                new TemplateRef("hello", false),
                "hello-abc",
                null,
                labels,
                Map.of(),
                List.of(),
                caller,
                null);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> labels() {
        Map<String, Object> workflow = Objects.requireNonNull(workflows.created.get("hello-abc"));
        return (Map<String, Object>)
                Objects.requireNonNull(FakeWorkflows.metadata(workflow).get("labels"));
    }

    private static ActResult created() {
        return new ActResult.Done(Outcome.of("event-1", "argo", NOW, new Outcome.Created("hello", "hello-abc")));
    }

    private static final class FakeWorkflows implements Workflows {
        private final Map<String, Map<String, Object>> created = new HashMap<>();
        private @Nullable ClusterException failure;
        private @Nullable ClusterException selfFailure;

        @Override
        public Creation create(String namespace, Map<String, Object> workflow, @Nullable Caller as) {
            if (failure != null) {
                return new Creation.Failed(failure);
            }
            String name = String.valueOf(metadata(workflow).get("name"));
            return created.putIfAbsent(name, workflow) == null ? new Creation.Created() : new Creation.Exists();
        }

        @Override
        public String self() throws ClusterException {
            if (selfFailure != null) {
                throw selfFailure;
            }
            return "system:serviceaccount:argo:submit";
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable Map<String, String> annotations(String namespace, String name) {
            Map<String, Object> workflow = created.get(name);
            return workflow == null
                    ? null
                    : (Map<String, String>) metadata(workflow).get("annotations");
        }

        private static Map<?, ?> metadata(Map<String, Object> workflow) {
            return (Map<?, ?>) Objects.requireNonNull(workflow.get("metadata"));
        }
    }
}

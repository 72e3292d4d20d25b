package dev.windlass.binding.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.SubmitCommand.Parameter;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.contracts.UnreadableMessageException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecideTest {
    private static final TemplateRef HELLO = new TemplateRef("hello", false);

    @Test
    void theDocumentsBindingMatchesTheDocumentsEvent() {
        SubmitCommand command = submitted(decide(
                event("{\"message\": \"hello events\"}"),
                binding("hello", "payload.message != \"\"", parameter("message", "payload.message"))));
        assertThat(command.parameters()).containsExactly(new Parameter("message", "hello events"));
        assertThat(command.template()).isEqualTo(HELLO);
        assertThat(command.name()).matches("hello-[bcdfghjklmnpqrstvwxz2456789]{10}");
        assertThat(command.generateName()).isEqualTo("hello-");
        assertThat(command.eventId()).isEqualTo("event-1");
    }

    @Test
    void aRepeatedDecisionAsksForTheSameWorkflow() {
        CompiledBinding binding = binding("hello", "true");
        assertThat(submitted(decide(event("1"), binding))).isEqualTo(submitted(decide(event("1"), binding)));
    }

    @Test
    void everyBindingHasAWorkflowOfItsOwn() {
        List<Decision> decisions = decide(event("1"), binding("a", "true"), binding("b", "true"));
        assertThat(decisions)
                .hasSize(2)
                .extracting(it -> submitted(List.of(it)).name())
                .doesNotHaveDuplicates();
    }

    @Test
    void aSelectorThatDoesNotHoldMakesNothing() {
        assertThat(decide(event("{\"message\": \"\"}"), binding("hello", "payload.message != \"\"")))
                .containsExactly(new Decision.Nothing(new Outcome.NotMatched("hello")));
    }

    @Test
    void brokenSelectorIsReportedAndTheOthersStillRun() {
        List<Decision> decisions = decide(event("{}"), binding("broken", "payload.("), binding("sound", "true"));
        assertThat(decisions.getFirst().result())
                .isInstanceOfSatisfying(
                        Outcome.BindingFailed.class,
                        it -> assertThat(it.error())
                                .startsWith("failed to evaluate workflow template expression: expected name (1:9)"));
        assertThat(decisions.getLast()).isInstanceOf(Decision.Submit.class);
    }

    @Test
    void aSelectorThatGivesNoBoolIsReported() {
        assertThat(decide(event("{\"n\": 42}"), binding("odd", "payload.n")))
                .extracting(Decision::result)
                .containsExactly(new Outcome.BindingFailed(
                        "odd",
                        "failed to evaluate workflow template expression: unable to cast expression result"
                                + " '%!s(float64=42)' to bool"));
    }

    @Test
    void withoutABindingTheEventSaysSo() {
        assertThat(decide(event("1"))).containsExactly(new Decision.Nothing(new Outcome.NoBindings()));
    }

    @Test
    void aBindingWithoutSubmitMatchesAndMakesNothing() {
        var binding = new CompiledBinding(new Binding("argo", "watch", "uid", "true", null, null));
        assertThat(decide(event("1"), binding)).containsExactly(new Decision.Nothing(new Outcome.Matched("watch", "")));
    }

    @Test
    void anEmptyBodyIsNull() {
        assertThat(decide(event(""), binding("hello", "payload == nil")).getFirst())
                .isInstanceOf(Decision.Submit.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"v\": \"a\\\"b\"}   | a\\\"b",
                "{\"v\": \"<&>\"}      | <&>",
                "{\"v\": 9007199254740993} | 9007199254740992",
                "{\"v\": 1e21}         | 1e+21",
                "{\"v\": null}         | null",
                "{}                    | null",
                "{\"v\": [1, \"a\"]}   | [1,\"a\"]",
                "{\"v\": {\"b\": 1, \"a\": true}} | {\"a\":true,\"b\":1}"
            })
    void aParameterIsJsonWithoutItsOuterQuotes(String payload, String value) {
        SubmitCommand command = submitted(decide(event(payload), binding("p", "true", parameter("v", "payload.v"))));
        assertThat(command.parameters()).containsExactly(new Parameter("v", value));
    }

    @Test
    void aParameterWithoutValueFromIsReported() {
        assertThat(decide(event("1"), binding("p", "true", new Binding.Argument("v", null)))
                        .getFirst()
                        .result())
                .isEqualTo(new Outcome.BindingFailed(
                        "p", "malformed workflow template parameter \"v\": valueFrom is nil"));
    }

    @Test
    void metadataExpressionsNameAndLabelTheWorkflow() {
        var submit = new Binding.Submit(
                HELLO, "'fixed-' + payload.name", "", Map.of("team", "discriminator"), Map.of(), List.of());
        SubmitCommand command = submitted(decide(
                event("{\"name\": \"x\"}"),
                new CompiledBinding(new Binding("argo", "b", "uid", "true", submit, null))));
        assertThat(command.name()).isEqualTo("fixed-x");
        assertThat(command.labels()).containsExactly(Map.entry("team", "push"));
    }

    @Test
    void metadataExpressionsHaveSprigAndSelectorsHaveNot() {
        var submit = new Binding.Submit(HELLO, "sprig.lower(payload.name)", "", Map.of(), Map.of(), List.of());
        assertThat(submitted(decide(
                                event("{\"name\": \"X\"}"),
                                new CompiledBinding(new Binding("argo", "b", "uid", "true", submit, null))))
                        .name())
                .isEqualTo("x");
        assertThat(decide(event("{}"), binding("b", "sprig.lower('X') == 'x'"))
                        .getFirst()
                        .result())
                .isInstanceOf(Outcome.BindingFailed.class);
    }

    @Test
    void aNameThatIsNoStringIsReported() {
        var submit = new Binding.Submit(HELLO, "payload.n", "", Map.of(), Map.of(), List.of());
        assertThat(decide(
                                event("{\"n\": 1}"),
                                new CompiledBinding(new Binding("argo", "b", "uid", "true", submit, null)))
                        .getFirst()
                        .result())
                .isEqualTo(new Outcome.BindingFailed(
                        "b", "workflow name expression must evaluate to a string, not a float64"));
    }

    @Test
    void ofManyThatDoNotMatchOneOutcomeTells() {
        List<Decision> decisions = decide(
                event("{}"),
                binding("a", "false"),
                binding("b", "true"),
                binding("c", "discriminator == \"pull\""),
                binding("d", "payload.("),
                binding("e", "payload.a == 1"),
                binding("f", "false"));
        assertThat(decisions).hasSize(3);
        assertThat(decisions.getLast().result()).isEqualTo(new Outcome.ManyNotMatched(4, List.of("a", "c", "e")));
    }

    @Test
    void aWorkflowThatNoClusterTakesIsNotAskedFor() {
        List<Decision> decisions = decide(
                event("\"" + "x".repeat(600_000) + "\""),
                binding("big", "true", parameter("a", "payload"), parameter("b", "payload")));
        assertThat(decisions)
                .singleElement()
                .extracting(Decision::result)
                .isEqualTo(new Outcome.BindingFailed("big", "the workflow would be longer than 1048576 characters"));
    }

    @Test
    void anEventThatCannotBeReadIsDecidedByNoBinding() {
        for (CompiledBinding[] bindings : new CompiledBinding[][] {{binding("a", "true"), binding("b", "true")}, {}}) {
            assertThatThrownBy(() -> decide(event("{\"a\":1e400}"), bindings))
                    .hasRootCauseInstanceOf(UnreadableMessageException.class)
                    .rootCause()
                    .hasMessage("failed to create workflow template expression environment: "
                            + "json: cannot unmarshal number 1e400 into Go value of type float64");
        }
    }

    @Test
    void ofARepeatOnlyTheBindingsThatDidNotActAreEvaluated() {
        var acted = new ActedBindings(List.of(new ActedBindings.Act("uid-a", "a", "a-x")));
        List<Decision> decisions =
                decide(event("1"), acted, binding("a", "true"), binding("b", "true"), binding("c", "false"));
        assertThat(decisions).extracting(Decision::result).first().isEqualTo(new Outcome.Duplicate("a", "a-x"));
        assertThat(decisions.get(1)).isInstanceOf(Decision.Submit.class);
        assertThat(decisions.get(2).result()).isEqualTo(new Outcome.NotMatched("c"));
        assertThat(decisions).hasSize(3);
        assertThat(ActedBindings.of(decisions).acts())
                .extracting(ActedBindings.Act::binding)
                .containsExactly("b");
    }

    @Test
    void aBindingThatActedAndIsGoneIsStillNamed() {
        var acted = new ActedBindings(List.of(new ActedBindings.Act("uid-gone", "gone", "gone-x")));
        assertThat(decide(event("1"), acted))
                .extracting(Decision::result)
                .containsExactly(new Outcome.Duplicate("gone", "gone-x"));
    }

    @Test
    void aBindingThatIsMadeAnewIsAnotherBinding() {
        var acted = new ActedBindings(List.of(new ActedBindings.Act("uid-of-before", "a", "a-x")));
        assertThat(decide(event("1"), acted, binding("a", "true")))
                .hasSize(2)
                .last()
                .isInstanceOf(Decision.Submit.class);
    }

    @Test
    void aBindingThatCannotBeReadFailsOnEveryEventAndTheOthersRun() {
        var broken = CompiledBinding.unreadable(new BindingRef("argo", "broken", "uid"), "selector must be a string");
        for (String payload : List.of("1", "{}", "null")) {
            List<Decision> decisions = decide(event(payload), broken, binding("sound", "true"));
            assertThat(decisions.getFirst().result())
                    .isEqualTo(new Outcome.BindingFailed("broken", "selector must be a string"));
            assertThat(decisions.getLast()).isInstanceOf(Decision.Submit.class);
        }
    }

    @Test
    void aVeryLongErrorIsCut() {
        assertThat(decide(event("\"" + "x".repeat(600_000) + "\""), binding("big", "payload")))
                .singleElement()
                .extracting(it -> ((Outcome.BindingFailed) it.result()).error())
                .satisfies(it -> assertThat(it).hasSize(65_537).endsWith("…"));
    }

    private static List<Decision> decide(EventReceived event, CompiledBinding... bindings) {
        return decide(event, ActedBindings.NONE, bindings);
    }

    private static List<Decision> decide(EventReceived event, ActedBindings acted, CompiledBinding... bindings) {
        try {
            return new Decide(namespace -> new NamespaceBindings(List.of(bindings)), 3).decide(event, acted);
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static SubmitCommand submitted(List<Decision> decisions) {
        assertThat(decisions).singleElement().isInstanceOf(Decision.Submit.class);
        return ((Decision.Submit) decisions.getFirst()).command();
    }

    private static CompiledBinding binding(String name, String selector, Binding.Argument... arguments) {
        var submit = new Binding.Submit(HELLO, "", "", Map.of(), Map.of(), List.of(arguments));
        return new CompiledBinding(new Binding("argo", name, "uid-" + name, selector, submit, null));
    }

    private static Binding.Argument parameter(String name, String event) {
        return new Binding.Argument(name, event);
    }

    private static EventReceived event(String payload) {
        return new EventReceived(
                "event-1",
                "argo",
                "push",
                Map.of("x-github-event", List.of("push")),
                RawJson.of(payload),
                null,
                Instant.EPOCH,
                null);
    }
}

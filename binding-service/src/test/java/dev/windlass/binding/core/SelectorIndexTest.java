package dev.windlass.binding.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.RawJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectorIndexTest {
    private static final int ROUNDS = Integer.getInteger("windlass.test.rounds", 60);
    private static final int SELECTORS = 40;
    private static final int EVENTS = 20;

    @Test
    void itNeverChangesAnAnswer() throws Exception {
        int skipped = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var random = new RandomSelectors(new Random(round));
            NamespaceBindings bindings = bindings(random);
            for (int i = 0; i < EVENTS; i++) {
                EventReceived event = event(random.payload(), random.text(), random.text());
                skipped += SELECTORS - bindings.candidates(EventVariables.of(event)).length;
                assertThat(decided(bindings, event))
                        .as("round %d, event %s %s", round, event.payload(), event.metadata())
                        .isEqualTo(plain(bindings, event));
            }
        }
        assertThat(skipped).isGreaterThan(ROUNDS * EVENTS * SELECTORS / 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discriminator == \"pull\"",
                "\"pull\" == discriminator",
                "discriminator in [\"pull\", \"issue\"]",
                "discriminator == \"pull\" || discriminator == \"issue\"",
                "discriminator startsWith \"pul\"",
                "payload.n == 2",
                "payload.n == 2.5 && payload.x.y.z == 1",
                "payload.n in [2, 3]",
                "payload.list == [\"b\"]",
                "payload.message != \"\" && discriminator == \"pull\"",
                "payload.deep.name == \"other\"",
                "metadata[\"x-event\"] == [\"pull\"]",
                "metadata[\"x-event\"][0] == \"pull\"",
                "(payload.n == 2) and (payload.message == \"m\" and true)",
            })
    void whatCannotHoldIsNotEvaluated(String selector) throws Exception {
        assertThat(candidates(selector)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discriminator == \"push\" && payload.n == 2 && false",
                "payload.x.y == 1",
                "payload.n startsWith \"2\"",
                "payload.n in [\"a\", \"b\"]",
                "payload.x.y == 1 && discriminator == \"pull\"",
                "payload.n > 0 && discriminator == \"pull\"",
                "payload?.x?.y == 1",
                "metadata[\"x-none\"][0] == \"pull\"",
                "payload.(",
                "not (discriminator == \"push\")",
            })
    void whatMayHoldOrFailIsEvaluated(String selector) throws Exception {
        assertThat(candidates(selector)).containsExactly(0);
    }

    @Test
    void anEventOfManyValuesIsNotLookedUp() throws Exception {
        EventReceived big = event("[" + "1,".repeat(300_000) + "1]", "push", "push");
        NamespaceBindings bindings =
                new NamespaceBindings(List.of(binding("a", "false"), binding("b", "discriminator == \"x\"")));
        assertThat(bindings.candidates(EventVariables.of(big))).containsExactly(0, 1);
    }

    /** Of one selector among others; another keeps the index from being left out. */
    private static int[] candidates(String selector) throws Exception {
        var bindings =
                new NamespaceBindings(List.of(binding("a", selector), binding("b", "discriminator == \"none\"")));
        return bindings.candidates(EventVariables.of(
                event("{\"n\":1,\"message\":\"m\",\"list\":[\"a\"],\"deep\":{\"name\":\"this\"}}", "push", "push")));
    }

    private static List<Object> decided(NamespaceBindings bindings, EventReceived event) throws Exception {
        return new Decide(namespace -> bindings, Integer.MAX_VALUE)
                .decide(event, ActedBindings.NONE).stream()
                        .<Object>map(SelectorIndexTest::shown)
                        .sorted()
                        .toList();
    }

    private static List<Object> plain(NamespaceBindings bindings, EventReceived event) throws Exception {
        EventVariables variables = EventVariables.of(event);
        List<Object> decisions = new ArrayList<>();
        for (CompiledBinding each : bindings.byName()) {
            Decision decision = each.decide(event, variables);
            decisions.add(decision == null ? new Outcome.NotMatched(each.name()).toString() : shown(decision));
        }
        return decisions.stream().sorted().toList();
    }

    private static String shown(Decision decision) {
        return decision instanceof Decision.Submit submit
                ? submit.command().toString()
                : decision.result().toString();
    }

    private static NamespaceBindings bindings(RandomSelectors random) {
        List<CompiledBinding> bindings = new ArrayList<>();
        for (int i = 0; i < SELECTORS; i++) {
            bindings.add(binding("b" + i, random.selector()));
        }
        return new NamespaceBindings(bindings);
    }

    private static CompiledBinding binding(String name, String selector) {
        return new CompiledBinding(new Binding("argo", name, "uid-" + name, selector, null, null));
    }

    private static EventReceived event(String payload, String discriminator, String header) {
        return new EventReceived(
                "e",
                "argo",
                discriminator,
                Map.of("x-event", List.of(header)),
                RawJson.of(payload),
                null,
                Instant.EPOCH,
                null);
    }
}

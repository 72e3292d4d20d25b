package dev.windlass.standalone.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acts.ActResult;
import dev.windlass.binding.core.ActedBindings;
import dev.windlass.binding.core.CompiledBinding;
import dev.windlass.binding.core.Decide;
import dev.windlass.binding.core.Decision;
import dev.windlass.conformance.Cases;
import dev.windlass.conformance.Shared;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.standalone.dispatch.DispatchScore.Comparison;
import dev.windlass.submit.core.Creation;
import dev.windlass.submit.core.SubmitWorkflow;
import dev.windlass.submit.core.Workflows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Argo Server's dispatch made of events and bindings, asked of binding's decision and submit's act on a cluster. */
final class DispatchVectorsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TRIES = 5;

    @Test
    void everyBindingDoesWhatTheOriginalDidOrTheTableTellsWhyNot(@TempDir Path folder) {
        var score = new DispatchScore();
        try (var worlds = new Shared<>(() -> new DispatchWorld(Files.createTempDirectory(folder, "world")))) {
            Cases cases = DispatchScore.cases().afterBroken(worlds::discard);
            cases.run(line -> compared(worlds, DispatchCase.of(JSON.readTree(line))), score::add);
            score.addBroken(cases.broken());
        }
        score.print();
        assertThat(score.wrong()).isEmpty();
    }

    private static Comparison compared(Shared<DispatchWorld> worlds, DispatchCase asked) throws Exception {
        return asked.isDispatched() ? Comparison.of(asked, dispatch(worlds.get(), asked)) : Comparison.none();
    }

    private static Map<String, DispatchAnswer> dispatch(DispatchWorld world, DispatchCase asked) {
        var bindings = world.hold(asked.input().path("objects"), asked.instanceId());
        world.faulty().expect(asked.input().path("faults"));
        Map<String, DispatchAnswer> answers = new LinkedHashMap<>();
        try {
            EventReceived event = EventCodec.decode(EventCodec.encode(asked.event()));
            for (Decision decision : new Decide(bindings, Integer.MAX_VALUE).decide(event, ActedBindings.NONE)) {
                switch (decision) {
                    case Decision.Submit(var _, var command) -> answers.put(command.binding(), act(world, command));
                    case Decision.Failed(var binding, var error) ->
                        answers.put(binding.name(), new DispatchAnswer("error", error, null));
                    case Decision.Nothing(Outcome.Matched(var binding, var workflow)) ->
                        answers.put(binding, new DispatchAnswer("matched", null, null));
                    case Decision.Nothing(Outcome.NotMatched(var binding)) ->
                        answers.put(binding, new DispatchAnswer("not-matched", null, null));
                    case Decision.Nothing it -> {}
                }
            }
        } catch (UnreadableMessageException e) {
            // No binding is asked.
            assertThat(answers).isEmpty();
        }
        // The original dispatches to none of these, and says so of no binding; ours each have an outcome of their own.
        bindings.in(asked.event().namespace()).byName().stream()
                .filter(it -> !it.isReadable())
                .map(CompiledBinding::name)
                .forEach(answers::remove);
        world.deleteWorkflows();
        return answers;
    }

    private static DispatchAnswer act(DispatchWorld world, SubmitCommand command) throws UnreadableMessageException {
        var workflows = new Recording(world.workflows());
        var act = new SubmitWorkflow(world.templates(), workflows, (failed, why) -> {}, Clock.systemUTC());
        @Nullable String error = null;
        for (int i = 0; i < TRIES; i++) {
            switch (act.perform(JsonCodec.SUBMISSIONS.encode(command))) {
                case ActResult.Done _ -> {
                    world.made(command.namespace(), command.name());
                    return new DispatchAnswer("matched", null, workflows.posted());
                }
                case ActResult.Refused refused -> {
                    return new DispatchAnswer("error", refused.reason(), workflows.posted());
                }
                case ActResult.Postponed later -> error = later.reason();
                case ActResult.NotTried later -> error = later.reason();
                case ActResult.Away away -> error = away.reason();
            }
        }
        return new DispatchAnswer("error", error, null);
    }

    /** The real ones, and what was asked of them last. */
    private static final class Recording implements Workflows {
        private final Workflows real;
        private @Nullable Map<String, Object> posted;

        Recording(Workflows real) {
            this.real = real;
        }

        @Nullable JsonNode posted() {
            return posted == null ? null : JSON.valueToTree(posted);
        }

        @Override
        public Creation create(String namespace, Map<String, Object> workflow, @Nullable Caller as) {
            posted = workflow;
            return real.create(namespace, workflow, as);
        }

        /** Where the vectors have no caller, the original had no claims. */
        @Override
        public String self() {
            return "";
        }

        @Override
        public @Nullable Map<String, String> annotations(String namespace, String name)
                throws dev.windlass.submit.core.ClusterException {
            return real.annotations(namespace, name);
        }
    }
}

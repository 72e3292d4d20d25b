package dev.windlass.bench;

import dev.windlass.binding.core.ActedBindings;
import dev.windlass.binding.core.Binding;
import dev.windlass.binding.core.CompiledBinding;
import dev.windlass.binding.core.Decide;
import dev.windlass.binding.core.Decision;
import dev.windlass.binding.core.NamespaceBindings;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.expr.Environment;
import dev.windlass.expr.Expr;
import dev.windlass.expr.Program;
import dev.windlass.golang.Budget;
import dev.windlass.golang.json.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What binding's decision costs, from the record that comes in to the records that go out, by the number of bindings in
 * the event's namespace, of which none matches; beside a plain loop over all their selectors.
 */
public final class BindingBench {
    private static final List<Integer> COUNTS = List.of(1, 10, 100, 1_000, 10_000);
    private static final int BASELINE = 10;
    /** As is the default: of more bindings that do not match, one outcome tells. */
    private static final int EACH_TOLD = 10;

    private static final long WARM_UP_NANOS = 1_000_000_000L;
    private static final long NANOS = 3_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Of one event, which is decided on again and again. */
    private final Envelope message = EventCodec.encode(event());

    private record Speed(double perSecond, double cpuMicros) {}

    @FunctionalInterface
    private interface Work {
        int once() throws UnreadableMessageException;
    }

    public static void main(String[] args) throws Exception {
        var bench = new BindingBench();
        Map<Integer, Speed> decided = new LinkedHashMap<>();
        Map<Integer, Speed> looped = new LinkedHashMap<>();
        for (int count : COUNTS) {
            repeat(bench.decision(selectors(count)), NANOS);
            repeat(bench.plainLoop(selectors(count)), NANOS);
        }
        for (int count : COUNTS) {
            decided.put(count, measure(bench.decision(selectors(count))));
            looped.put(count, measure(bench.plainLoop(selectors(count))));
        }
        Speed baseline = decided.get(BASELINE);
        System.out.printf(
                "%8s %12s %12s %14s %10s %18s %10s%n",
                "bindings", "records out", "events/s", "CPU/event", "to 10", "plain loop, /s", "to it");
        decided.forEach((count, speed) -> {
            Speed plain = looped.get(count);
            System.out.printf(
                    "%8d %12d %12.0f %11.1f us %10.2f %18.0f %10.2f%n",
                    count,
                    count > EACH_TOLD ? 1 : count,
                    speed.perSecond(),
                    speed.cpuMicros(),
                    speed.perSecond() / baseline.perSecond(),
                    plain.perSecond(),
                    speed.perSecond() / plain.perSecond());
        });
    }

    /** As teams write them: by repository, by discriminator, by branch; one in a few looks at the header too. */
    private static List<String> selectors(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> switch (i % 5) {
                    case 0 -> "discriminator == \"team-" + i + "\"";
                    case 1 -> "payload.ref startsWith \"refs/heads/team-" + i + "/\"";
                    case 2 ->
                        "metadata[\"x-github-event\"] == [\"push\"] && payload.repository.full_name == \"acme/s" + i
                                + "\"";
                    default ->
                        "payload.repository.full_name == \"acme/s" + i + "\" && payload.ref == \"refs/heads/main\"";
                })
                .toList();
    }

    private Work decision(List<String> selectors) {
        var submit = new Binding.Submit(new TemplateRef("hello", false), "", "", Map.of(), Map.of(), List.of());
        List<CompiledBinding> compiled = new ArrayList<>();
        for (int i = 0; i < selectors.size(); i++) {
            compiled.add(new CompiledBinding(
                    new Binding("argo", "binding-" + i, "uid-" + i, selectors.get(i), submit, null)));
        }
        var namespace = new NamespaceBindings(compiled);
        var decide = new Decide(it -> namespace, EACH_TOLD);
        return () -> {
            EventReceived event = EventCodec.decode(message);
            int bytes = 0;
            for (Decision decision : decide.decide(event, ActedBindings.NONE)) {
                if (decision instanceof Decision.Submit it) {
                    bytes += JsonCodec.SUBMISSIONS.encode(it.command()).value().length;
                }
                Outcome outcome = Outcome.decided(
                        event.id(), "windlass.events/0/1", event.namespace(), Instant.EPOCH, decision.result());
                bytes += JsonCodec.OUTCOMES.encode(outcome).value().length;
            }
            return bytes;
        };
    }

    private Work plainLoop(List<String> selectors) throws UnreadableMessageException {
        Environment shape = Environment.of(variables(EventCodec.decode(message)));
        List<Program> programs =
                selectors.stream().map(it -> Expr.compile(it, shape)).toList();
        return () -> {
            Map<String, Object> variables = variables(EventCodec.decode(message));
            int matched = 0;
            for (Program program : programs) {
                matched += program.test(variables) ? 1 : 0;
            }
            return matched;
        };
    }

    private static Map<String, Object> variables(EventReceived event) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("namespace", event.namespace());
        variables.put("discriminator", event.discriminator());
        variables.put("metadata", event.metadata());
        variables.put("payload", Json.unmarshal(event.payload().utf8()));
        return variables;
    }

    private static Speed measure(Work work) throws UnreadableMessageException {
        repeat(work, WARM_UP_NANOS);
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long events = repeat(work, NANOS);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Speed(events / seconds, (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / events);
    }

    private static long repeat(Work work, long nanos) throws UnreadableMessageException {
        long end = System.nanoTime() + nanos;
        long events = 0;
        long made = 0;
        while (System.nanoTime() < end) {
            made += work.once();
            events++;
        }
        if (made < 0) {
            throw new IllegalStateException("nothing was made of " + events + " events");
        }
        return events;
    }

    private static EventReceived event() {
        Map<String, Object> event = Selectors.event();
        return new EventReceived(
                "7f0c2f5e-3a51-4a6e-9d0b-2f2f5c7f1a10",
                "argo",
                "my-discriminator",
                Map.of("x-github-event", List.of("push"), "x-forwarded-for", List.of("10.0.0.1")),
                RawJson.of(Json.marshal(Budget.UNLIMITED, event.get("payload"))),
                null,
                Instant.EPOCH,
                null);
    }
}

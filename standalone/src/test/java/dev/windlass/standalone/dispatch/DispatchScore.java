package dev.windlass.standalone.dispatch;

import dev.windlass.conformance.Cases;
import dev.windlass.conformance.ConformanceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts what is as the original's, and lists what is not and has no reason in the table. */
final class DispatchScore {
    private static final ConformanceFolder FOLDER = ConformanceFolder.of(DispatchScore.class);
    private static final String OUTCOME = "outcome";
    private static final String WORKFLOW = "workflow";
    private static final String ERROR = "error text";
    private static final Path TABLE = Path.of("../docs/compatibility.md");

    private final List<Difference> differences = differences();
    private final Count outcomes = new Count(OUTCOME);
    private final Count workflows = new Count(WORKFLOW);
    private final Count errors = new Count(ERROR);
    private final List<String> wrong = new ArrayList<>();

    /** Where we differ on purpose: cases, in what, and what ours is. */
    private record Difference(Pattern id, String part, Pattern ours) {
        boolean explains(String asked, String what, String answer) {
            return part.equals(what)
                    && id.matcher(asked).matches()
                    && ours.matcher(answer).matches();
        }
    }

    private static final class Count {
        private final String name;
        private int same;
        private int all;

        Count(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return same + "/" + all + " " + name;
        }
    }

    static Cases cases() {
        return Cases.of(FOLDER, "dispatch.jsonl");
    }

    /** One thing in which an answer and the original's are as they should be, or are not. */
    private record Part(String name, String id, String expected, String ours, boolean same) {
        static Part of(String name, String id, Object expected, @Nullable Object ours) {
            return new Part(name, id, String.valueOf(expected), String.valueOf(ours), expected.equals(ours));
        }
    }

    /** How the answers to a case compare with the original's. */
    static final class Comparison {
        private final List<Part> parts = new ArrayList<>();

        /** Of a case that never came as far as the dispatch. */
        static Comparison none() {
            return new Comparison();
        }

        static Comparison of(DispatchCase asked, Map<String, DispatchAnswer> answers) {
            var comparison = new Comparison();
            JsonNode output = asked.outputs().stream()
                    .filter(it -> isSame(it, answers))
                    .findFirst()
                    .orElse(asked.outputs().getFirst());
            List<JsonNode> bindings = bindings(output);
            List<String> names = bindings.stream().map(DispatchScore::name).toList();
            for (JsonNode binding : bindings) {
                comparison.add(asked.id(), DispatchAnswer.expected(binding), answers.get(name(binding)));
            }
            if (bindings.isEmpty() || !names.containsAll(answers.keySet())) {
                comparison.parts.add(new Part(
                        OUTCOME,
                        asked.id(),
                        names.toString(),
                        answers.keySet().toString(),
                        names.containsAll(answers.keySet())));
            }
            return comparison;
        }

        private void add(String id, DispatchAnswer expected, @Nullable DispatchAnswer found) {
            DispatchAnswer ours =
                    found == null ? new DispatchAnswer("none", null, null) : found.comparable(expected.isGenerated());
            parts.add(Part.of(OUTCOME, id, expected.outcome(), ours.outcome()));
            if (expected.workflow() != null) {
                parts.add(Part.of(WORKFLOW, id, expected.workflow(), ours.workflow()));
            }
            if (expected.error() != null) {
                parts.add(Part.of(ERROR, id, expected.error(), ours.error()));
            }
        }
    }

    void add(Comparison comparison) {
        comparison.parts.forEach(this::count);
    }

    /** Cases that gave no answer to compare. */
    void addBroken(List<String> cases) {
        outcomes.all += cases.size();
        wrong.addAll(cases);
    }

    private static boolean isSame(JsonNode output, Map<String, DispatchAnswer> answers) {
        return bindings(output).stream().allMatch(it -> {
            DispatchAnswer expected = DispatchAnswer.expected(it);
            DispatchAnswer ours = answers.get(name(it));
            return ours != null && ours.comparable(expected.isGenerated()).equals(expected);
        });
    }

    private void count(Part part) {
        Count count = switch (part.name()) {
            case WORKFLOW -> workflows;
            case ERROR -> errors;
            default -> outcomes;
        };
        count.all++;
        if (part.same()) {
            count.same++;
        } else if (differences.stream().noneMatch(it -> it.explains(part.id(), part.name(), part.ours()))) {
            wrong.add(
                    part.id() + " " + part.name() + "\n  expected " + part.expected() + "\n  ours     " + part.ours());
        }
    }

    void print() {
        System.out.printf("conformance dispatch: %s, %s, %s%n", outcomes, workflows, errors);
    }

    List<String> wrong() {
        return wrong;
    }

    private static String name(JsonNode binding) {
        return binding.path("name").asString();
    }

    private static List<JsonNode> bindings(JsonNode output) {
        return StreamSupport.stream(output.path("bindings").spliterator(), false)
                .toList();
    }

    private static List<Difference> differences() {
        try {
            String table = Files.readString(TABLE);
            return FOLDER.textOrOwn("dispatch-differences.tsv")
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .map(it -> it.split("\t", -1))
                    .map(it -> {
                        if (!table.contains(it[3])) {
                            throw new AssertionError("docs/compatibility.md has no row with: " + it[3]);
                        }
                        return new Difference(Pattern.compile(it[0]), it[1], Pattern.compile(it[2], Pattern.DOTALL));
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.windlass.standalone.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts what is as the original's, and lists what is not and has no reason in the table. */
final class DispatchScore {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path TABLE = Path.of("../docs/compatibility.md");

    private final List<Difference> differences = differences();
    private final Count outcomes = new Count("outcome");
    private final Count workflows = new Count("workflow");
    private final Count errors = new Count("error text");
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

    static List<DispatchCase> cases() {
        return text("dispatch.jsonl")
                .lines()
                .map(line -> DispatchCase.of(JSON.readTree(line)))
                .toList();
    }

    void add(DispatchCase asked, Map<String, DispatchAnswer> answers) {
        JsonNode output = asked.outputs().stream()
                .filter(it -> isSame(it, answers))
                .findFirst()
                .orElse(asked.outputs().getFirst());
        List<JsonNode> bindings = bindings(output);
        List<String> names = bindings.stream().map(DispatchScore::name).toList();
        for (JsonNode binding : bindings) {
            compare(asked.id(), DispatchAnswer.expected(binding), answers.get(name(binding)));
        }
        if (bindings.isEmpty() || !names.containsAll(answers.keySet())) {
            count(outcomes, asked.id(), names, answers.keySet(), names.containsAll(answers.keySet()));
        }
    }

    private static boolean isSame(JsonNode output, Map<String, DispatchAnswer> answers) {
        return bindings(output).stream().allMatch(it -> {
            DispatchAnswer expected = DispatchAnswer.expected(it);
            DispatchAnswer ours = answers.get(name(it));
            return ours != null && ours.comparable(expected.isGenerated()).equals(expected);
        });
    }

    private void compare(String id, DispatchAnswer expected, DispatchAnswer found) {
        DispatchAnswer ours =
                found == null ? new DispatchAnswer("none", null, null) : found.comparable(expected.isGenerated());
        count(
                outcomes,
                id,
                expected.outcome(),
                ours.outcome(),
                expected.outcome().equals(ours.outcome()));
        if (expected.workflow() != null) {
            count(
                    workflows,
                    id,
                    expected.workflow(),
                    ours.workflow(),
                    expected.workflow().equals(ours.workflow()));
        }
        if (expected.error() != null) {
            count(errors, id, expected.error(), ours.error(), expected.error().equals(ours.error()));
        }
    }

    private void count(Count count, String id, Object expected, Object ours, boolean same) {
        count.all++;
        if (same) {
            count.same++;
        } else if (differences.stream().noneMatch(it -> it.explains(id, count.name, String.valueOf(ours)))) {
            wrong.add(id + " " + count.name + "\n  expected " + expected + "\n  ours     " + ours);
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
            return text("dispatch-differences.tsv")
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

    private static String text(String file) {
        Path elsewhere = Path.of(System.getProperty("conformance.dir", ""), file);
        try (InputStream in = elsewhere.isAbsolute() && Files.exists(elsewhere)
                ? Files.newInputStream(elsewhere)
                : Objects.requireNonNull(DispatchScore.class.getResourceAsStream("/conformance/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

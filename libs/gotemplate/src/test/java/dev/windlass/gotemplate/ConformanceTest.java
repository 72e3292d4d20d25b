package dev.windlass.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.conformance.Cases;
import dev.windlass.conformance.ConformanceFolder;
import dev.windlass.golang.GoString;
import dev.windlass.gotemplate.sprig.Sprig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Go answered, from this module's resources or from the folder in the system property {@code conformance.dir}. */
final class ConformanceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ConformanceFolder FOLDER = ConformanceFolder.of(ConformanceTest.class);
    private static final int LONG_TEXT_BYTES = 4_000;

    /** Cases that differ for a reason given in the README. */
    private static final Set<String> KNOWN = Set.of();

    private int phases;
    private int outputs;
    private int expectedOutputs;
    private int errors;
    private int expectedErrors;
    private final List<String> differences = new ArrayList<>();

    /** How an answer compares with Go's; the difference is empty where there is none. */
    private record Compared(boolean output, boolean samePhase, boolean sameText, String difference) {}

    /** Where a template ended, and with what. */
    private record Answer(String phase, String text) {}

    @Test
    void answersAreThoseOfGo() {
        compare("template", "template.jsonl");
    }

    @Test
    @DisabledIfSystemProperty(named = "conformance.dir", matches = ".+")
    void answersToRandomTemplatesAreThoseOfGo() {
        compare("random template", "random.jsonl");
    }

    private void compare(String what, String file) {
        TemplateOptions options = TemplateOptions.DEFAULT
                .withFunctions(Sprig.functions(NotificationData.CLOCK, new SecureRandom()))
                .withMutating(Sprig.MUTATING);
        Cases cases = Cases.of(FOLDER, file);
        cases.run(line -> compared(line, options), this::count);
        System.out.printf(
                "conformance %s: %d/%d phase, %d/%d output, %d/%d error text%n",
                what, phases, cases.total(), outputs, expectedOutputs, errors, expectedErrors);
        differences.addAll(cases.broken());
        differences.forEach(System.out::println);
        assertThat(differences).isEmpty();
    }

    private static Compared compared(String line, TemplateOptions options) throws IOException {
        JsonNode expected = JSON.readTree(line);
        TemplateOptions delimited = options.withDelimiters(
                expected.path("left").asString(""), expected.path("right").asString(""));
        JsonNode data = JSON.readTree(FOLDER.textOrOwn("data.json")).get("vars");
        return compared(
                expected, run(expected.get("template").stringValue(), delimited, NotificationData.variables(data)));
    }

    private static Answer run(String text, TemplateOptions options, Map<String, @Nullable Object> variables) {
        try {
            return new Answer("ok", Template.parse("t", text, options).execute(variables));
        } catch (TemplateParseException e) {
            return new Answer("compile", String.valueOf(e.getMessage()));
        } catch (TemplateExecutionException e) {
            return new Answer("run", String.valueOf(e.getMessage()));
        }
    }

    private static Compared compared(JsonNode expected, Answer answer) {
        String phase = expected.get("phase").stringValue();
        String text = shortened(expected, expected.get("text").stringValue());
        boolean samePhase = phase.equals(answer.phase());
        boolean sameText = samePhase && text.equals(shortened(expected, answer.text()));
        String id = expected.get("id").stringValue();
        String difference = sameText || KNOWN.contains(id)
                ? ""
                : id + " " + expected.get("template") + "\n  Go: " + phase + " " + text + "\n  here: " + answer.phase()
                        + " " + answer.text();
        return new Compared(phase.equals("ok"), samePhase, sameText, difference);
    }

    private void count(Compared it) {
        phases += it.samePhase() ? 1 : 0;
        expectedOutputs += it.output() ? 1 : 0;
        expectedErrors += it.output() ? 0 : 1;
        outputs += it.output() && it.sameText() ? 1 : 0;
        errors += !it.output() && it.sameText() ? 1 : 0;
        if (!it.difference().isEmpty()) {
            differences.add(it.difference());
        }
    }

    /** The vectors hold bytes that are no UTF-8 as U+FFFD, and cut long texts. */
    private static String shortened(JsonNode expected, String text) {
        byte[] bytes = GoString.bytes(text);
        boolean cut = expected.has("long") && bytes.length > LONG_TEXT_BYTES;
        return new String(cut ? Arrays.copyOf(bytes, LONG_TEXT_BYTES) : bytes, StandardCharsets.UTF_8);
    }
}

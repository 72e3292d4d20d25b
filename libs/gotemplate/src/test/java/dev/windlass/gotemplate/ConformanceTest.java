package dev.windlass.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.golang.GoString;
import dev.windlass.gotemplate.sprig.Sprig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final int LONG_TEXT_BYTES = 4_000;

    /** Cases that differ for a reason given in the README. */
    private static final Set<String> KNOWN = Set.of();

    private int phases;
    private int outputs;
    private int expectedOutputs;
    private int errors;
    private int expectedErrors;
    private final List<String> differences = new ArrayList<>();

    /** Where a template ended, and with what. */
    private record Answer(String phase, String text) {}

    @Test
    void answersAreThoseOfGo() throws IOException {
        compare("template", read("template.jsonl"));
    }

    @Test
    @DisabledIfSystemProperty(named = "conformance.dir", matches = ".+")
    void answersToRandomTemplatesAreThoseOfGo() throws IOException {
        compare("random template", read("random.jsonl"));
    }

    private void compare(String what, String vectors) throws IOException {
        List<JsonNode> cases = vectors.lines().map(JSON::readTree).toList();
        JsonNode data = JSON.readTree(read("data.json")).get("vars");
        TemplateOptions options = TemplateOptions.DEFAULT
                .withFunctions(Sprig.functions(NotificationData.CLOCK, new SecureRandom()))
                .withMutating(Sprig.MUTATING);
        Map<String, @Nullable Object> variables = NotificationData.variables(data);
        for (JsonNode it : cases) {
            TemplateOptions delimited = options.withDelimiters(
                    it.path("left").asString(""), it.path("right").asString(""));
            compare(it, run(it.get("template").stringValue(), delimited, variables));
        }
        System.out.printf(
                "conformance %s: %d/%d phase, %d/%d output, %d/%d error text%n",
                what, phases, cases.size(), outputs, expectedOutputs, errors, expectedErrors);
        differences.forEach(System.out::println);
        assertThat(differences).isEmpty();
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

    private void compare(JsonNode expected, Answer answer) {
        String phase = expected.get("phase").stringValue();
        String text = shortened(expected, expected.get("text").stringValue());
        boolean samePhase = phase.equals(answer.phase());
        boolean sameText = samePhase && text.equals(shortened(expected, answer.text()));
        boolean output = phase.equals("ok");
        phases += samePhase ? 1 : 0;
        expectedOutputs += output ? 1 : 0;
        expectedErrors += output ? 0 : 1;
        outputs += output && sameText ? 1 : 0;
        errors += !output && sameText ? 1 : 0;
        String id = expected.get("id").stringValue();
        if (!sameText && !KNOWN.contains(id)) {
            differences.add(id + " " + expected.get("template") + "\n  Go: " + phase + " " + text + "\n  here: "
                    + answer.phase() + " " + answer.text());
        }
    }

    /** The vectors hold bytes that are no UTF-8 as U+FFFD, and cut long texts. */
    private static String shortened(JsonNode expected, String text) {
        byte[] bytes = GoString.bytes(text);
        boolean cut = expected.has("long") && bytes.length > LONG_TEXT_BYTES;
        return new String(cut ? Arrays.copyOf(bytes, LONG_TEXT_BYTES) : bytes, StandardCharsets.UTF_8);
    }

    private static String read(String name) throws IOException {
        String folder = System.getProperty("conformance.dir", "");
        if (!folder.isEmpty()) {
            return Files.readString(Path.of(folder, name));
        }
        try (var resource = ConformanceTest.class.getResourceAsStream("/conformance/" + name)) {
            if (resource == null) {
                throw new IOException("no resource " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

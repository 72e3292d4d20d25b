package dev.windlass.ingest.core.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.ingest.core.argo.GoType.Field;
import dev.windlass.ingest.core.argo.GoType.Structure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Argo's types against what they made of the same JSON in Go, and against what people write. */
final class TypeTableTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> KINDS =
            List.of("Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow", "WorkflowEventBinding");

    /** A line holds a type, JSON, what Go's decoder said against it, and, for some, what it wrote of what it had read. */
    @Test
    void everyAnswerIsTheOriginals() throws IOException {
        List<String> wrong = new ArrayList<>();
        int total = 0;
        for (String line : resource("/conformance/argo-types.tsv").lines().toList()) {
            total++;
            difference(line.split("\t", -1)).ifPresent(it -> wrong.add(line + "\n   but " + it));
        }
        System.out.printf("conformance types: %d/%d%n", total - wrong.size(), total);
        assertThat(wrong).isEmpty();
        assertThat(total).isGreaterThan(4000);
    }

    @ParameterizedTest
    @MethodSource("scalarFields")
    void noScalarFieldTakesWhatIsNotOfItsType(Structure structure, Field field, String json, String value) {
        String message = "json: cannot unmarshal " + value + " into Go struct field " + structure.simpleName() + "."
                + field.path() + " of type " + field.type().name();
        ObjectNode object = JSON.createObjectNode();
        object.set(field.name(), JSON.readTree(json));
        assertThatThrownBy(() -> TypeTable.argo().read(structure.name(), object))
                .isInstanceOf(UnfitException.class)
                .hasMessage(message);
    }

    static Stream<Object[]> scalarFields() throws IOException {
        return structures()
                .flatMap(it -> it.fields().values().stream()
                        .flatMap(field ->
                                wrongFor(field.type()).map(value -> new Object[] {it, field, value[0], value[1]})));
    }

    private static Stream<String[]> wrongFor(GoType type) {
        String[] text = {"\"x\"", "string"};
        String[] number = {"7", "number"};
        String[] list = {"[1]", "array"};
        return switch (type) {
            case GoType.Text it -> Stream.of(number, list);
            case GoType.Flag it -> Stream.of(text, number);
            case GoType.Whole it -> Stream.of(text, list, new String[] {"1.5", "number 1.5"});
            case GoType.Items it -> Stream.empty();
            case GoType.Bytes it -> Stream.empty();
            case GoType.Entries it -> Stream.empty();
            case GoType.Own it -> Stream.empty();
            case Structure it -> Stream.empty();
        };
    }

    @Test
    void theTableIsWhole() throws IOException {
        assertThat(structures().map(GoType::name))
                .contains("v1alpha1.WorkflowSpec", "v1alpha1.Template", "v1.Container", "v1.PodDisruptionBudgetSpec");
        assertThat(scalarFields().count()).isGreaterThan(1200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    5                    | 5
                    1.50                 | 1.5
                    true                 | true
                    false                | false
                    1e21                 | 1000000000000000000000
                    0.000001             | 0.000001
                    12345678901234567890 | 12345678901234567000
                    "5"                  | 5
                    {"a":1}              | ''
                    """)
    void whatMustBeTextIsText(String json, String text) throws UnfitException {
        JsonNode read = TypeTable.argo()
                .read("v1alpha1.Parameter", JSON.readTree("{\"value\":" + json + ",\"enum\":[" + json + "]}"));
        assertThat(read.path("value")).isEqualTo(JsonNodeFactory.instance.stringNode(text));
        assertThat(read.path("enum").path(0)).isEqualTo(JsonNodeFactory.instance.stringNode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"generateName", "GenerateName", "GENERATENAME", "generatename", "\\u0067enerateName"})
    void aFieldMayBeWrittenInAnyCase(String name) throws UnfitException {
        JsonNode read = TypeTable.argo().read("v1.ObjectMeta", JSON.readTree("{\"" + name + "\":\"x\"}"));
        assertThat(read).hasToString("{\"generateName\":\"x\"}");
    }

    @Test
    void letterThatFoldsToOneOfAsciiIsThatLetter() throws UnfitException {
        JsonNode read = TypeTable.argo().read("v1alpha1.Arguments", JSON.readTree("{\"ARTIFACT\\u017F\":[]}"));
        assertThat(read).hasToString("{\"artifacts\":[]}");
    }

    @Test
    void ofNamesThatDifferInCaseTheLastCountsAndObjectsAreLaidOver() throws UnfitException {
        JsonNode read = TypeTable.argo().read("v1alpha1.Workflow", JSON.readTree("""
                        {"Spec":{"entrypoint":"a","priority":1},"spec":{"Entrypoint":"b"},"SPEC":{"priority":null,"onExit":"c"}}"""));
        assertThat(read).hasToString("{\"spec\":{\"entrypoint\":\"b\",\"onExit\":\"c\"}}");
    }

    @Test
    void unknownFieldsStayAndKeysOfMapsKeepTheirCase() throws UnfitException {
        String json = "{\"metadata\":{\"labels\":{\"Name\":\"x\"}},\"spec\":{\"newerThanUs\":{\"Priority\":\"high\"}}}";
        assertThat(TypeTable.argo().read("v1alpha1.Workflow", JSON.readTree(json)))
                .hasToString(json);
    }

    @Test
    void theFirstWrongTypeIsToldAndTextThatDoesNotFitBeforeIt() {
        assertThatThrownBy(() -> TypeTable.argo()
                        .read("v1alpha1.WorkflowSpec", JSON.readTree("{\"priority\":\"a\",\"suspend\":\"b\"}")))
                .hasMessageContaining("WorkflowSpec.priority");
        assertThatThrownBy(() -> TypeTable.argo()
                        .read("v1.EmptyDirVolumeSource", JSON.readTree("{\"medium\":1,\"sizeLimit\":\"much\"}")))
                .hasMessageStartingWith("quantities must match");
    }

    @ParameterizedTest
    @CsvSource({
        "YWJj,-1",
        "'YW\nJj',-1",
        "YQ==,-1",
        "'YQ=\n=',-1",
        "x,0",
        "YWJ,0",
        "YWJjY,4",
        "YW-j,2",
        "=,0",
        "YQ=a,2",
        "YQ=,3",
        "YWI=x,4"
    })
    void base64IsReadAsGoReadsIt(String text, int fault) {
        assertThat(Base64Text.fault(text)).isEqualTo(fault);
    }

    @Test
    void ourExamplesFit() throws IOException, UnfitException {
        int seen = 0;
        for (Path folder : List.of(Path.of("../examples"), Path.of("../docs"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                    seen += read(file);
                }
            }
        }
        assertThat(seen).isGreaterThan(2);
    }

    private static int read(Path file) throws IOException, UnfitException {
        int seen = 0;
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file))) {
            if (document instanceof Map<?, ?> object
                    && object.get("kind") instanceof String kind
                    && KINDS.contains(kind)) {
                JsonNode json = JSON.valueToTree(object);
                assertThat(TypeTable.argo().read("v1alpha1." + kind, json))
                        .as(file.toString())
                        .isEqualTo(json);
                seen++;
            }
        }
        return seen;
    }

    private static Optional<String> difference(String[] columns) {
        try {
            JsonNode read = TypeTable.argo().read(columns[0], JSON.readTree(columns[1]));
            if (!columns[2].isEmpty()) {
                return Optional.of("nothing was wrong");
            }
            boolean same = columns[3].isEmpty() || sparse(read).equals(sparse(JSON.readTree(columns[3])));
            return same ? Optional.empty() : Optional.of(read.toString());
        } catch (UnfitException e) {
            return e.explanation().equals(columns[2]) ? Optional.empty() : Optional.of(e.explanation());
        }
    }

    /** Without what says as much as nothing, which the original leaves out of what it writes, or writes always. */
    private static JsonNode sparse(JsonNode json) {
        if (json.isObject()) {
            ObjectNode kept = JSON.createObjectNode();
            json.properties().forEach(it -> {
                JsonNode value = sparse(it.getValue());
                if (!isNothing(value)) {
                    kept.set(it.getKey(), value);
                }
            });
            return kept;
        }
        if (json.isArray()) {
            ArrayNode kept = JSON.createArrayNode();
            json.forEach(it -> kept.add(sparse(it)));
            return kept;
        }
        return json;
    }

    private static boolean isNothing(JsonNode json) {
        return json.isNull()
                || (json.isContainer() && json.isEmpty())
                || (json.isString() && json.asString().isEmpty())
                || (json.isBoolean() && !json.asBoolean())
                || (json.isNumber() && json.decimalValue().signum() == 0);
    }

    private static Stream<Structure> structures() throws IOException {
        return TypeFile.read(resource("types.txt")).values().stream()
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TypeTableTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

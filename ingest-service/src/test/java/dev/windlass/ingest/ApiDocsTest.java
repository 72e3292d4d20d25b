package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documentation of the API: it is generated, whole, and its page needs nothing from elsewhere. */
final class ApiDocsTest {
    private static final Path DOCUMENT = Path.of("../docs/openapi.json");
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Test
    void everyOperationSaysWhatItDoesAndItsErrors(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            int port = world.startService(world.kubeconfig());
            JsonNode paths =
                    World.JSON.readTree(get(port, "/v3/api-docs").body()).path("paths");
            assertThat(paths.propertyNames())
                    .contains("/api/v1/events/{namespace}/{discriminator}", "/api/v1/workflows/{namespace}/submit");
            assertThat(paths.path("/api/v1/dead-letters/replay")
                            .path("post")
                            .path("parameters")
                            .valueStream()
                            .map(it -> it.path("name").asString()))
                    .containsExactlyInAnyOrder(
                            "namespace", "topic", "reason", "from", "until", "state", "after", "limit");
            assertThat(paths.path("/api/v1/images")
                            .path("get")
                            .path("parameters")
                            .valueStream()
                            .map(it -> it.path("name").asString()))
                    .containsExactlyInAnyOrder("application", "image", "namespace", "after", "limit");
            List<String> bare = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            paths.properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        JsonNode it = operation.getValue();
                        boolean whole = ids.add(it.path("operationId").asString())
                                && isWhole(it)
                                && (!path.getKey().startsWith("/api/") || saysItsErrors(it))
                                && variables(path.getKey()).equals(parameters(it, "path"));
                        if (!whole) {
                            bare.add(operation.getKey() + " " + path.getKey());
                        }
                    }));
            assertThat(bare).isEmpty();
            assertThat(paths.propertyNames()).noneMatch(it -> it.contains("*") || it.contains("{kind}"));
            assertThat(paths.propertyNames()).noneMatch(it -> it.endsWith("/lint"));
            thePageIsServed(port);
            assertThat(get(port, "/livez").body()).isEqualTo("ok");
        }
    }

    @Test
    void everyPathIsDocumentedWithAllItsMethods(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            int port = world.startService(world.kubeconfig());
            JsonNode paths =
                    World.JSON.readTree(get(port, "/v3/api-docs").body()).path("paths");
            for (var path : paths.properties()) {
                if (path.getKey().startsWith("/api/")) {
                    String documented = path.getValue().propertyNames().stream()
                            .map(it -> it.toUpperCase(Locale.ROOT))
                            .sorted()
                            .collect(Collectors.joining(", "));
                    Answer answer = RawHttp.send(
                            port, "PROPFIND", path.getKey().replaceAll("[{}]", ""), List.of(), new byte[0], 30_000);
                    assertThat(answer.header("Allow")).as(path.getKey()).contains(documented);
                }
            }
        }
    }

    /** Clients are generated from the file; what is served must be what they know. */
    @Test
    void whatIsServedIsTheFileInDocs(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            ObjectNode served = (ObjectNode) World.JSON.readTree(
                    get(world.startService(world.kubeconfig()), "/v3/api-docs").body());
            // Where this service is, which is elsewhere each time.
            served.remove("servers");
            String document = SORTED.writeValueAsString(World.JSON.treeToValue(served, Map.class)) + "\n";
            if (Boolean.getBoolean("openapi.renew")) {
                Files.writeString(DOCUMENT, document);
            }
            assertThat(Files.readString(DOCUMENT))
                    .as("docs/openapi.json is another than what is served; to renew it, run: mvn -pl ingest-service -am"
                            + " test -Dtest=ApiDocsTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.renew=true")
                    .isEqualTo(document);
        }
    }

    /** Says what it does, and what everything that goes in and comes out looks like. */
    private static boolean isWhole(JsonNode operation) {
        boolean whole = !operation.path("summary").asString("").isEmpty()
                && !operation.path("description").asString("").isEmpty()
                && operation.at("/responses/200/content").valueStream().allMatch(it -> it.has("schema"));
        for (JsonNode parameter : operation.path("parameters")) {
            whole &= parameter.has("schema")
                    && !parameter.path("description").asString("").isEmpty();
        }
        if (operation.has("requestBody")) {
            whole &= !operation.at("/requestBody/content").isEmpty()
                    && operation.at("/requestBody/content").valueStream().allMatch(it -> it.has("schema"));
        }
        return whole;
    }

    private static boolean saysItsErrors(JsonNode operation) {
        return Stream.of("400", "401", "403", "404", "409", "413", "429", "501", "503", "default")
                .allMatch(status -> operation
                        .path("responses")
                        .path(status)
                        .at("/content/application~1json/schema/$ref")
                        .asString("")
                        .equals("#/components/schemas/Error"));
    }

    private static Set<String> variables(String path) {
        return Pattern.compile("\\{([^}]+)}")
                .matcher(path)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> parameters(JsonNode operation, String in) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(it -> it.path("in").asString().equals(in))
                .map(it -> it.path("name").asString())
                .collect(Collectors.toSet());
    }

    private static void thePageIsServed(int port) throws IOException {
        Answer answer = get(port, "/apidocs");
        assertThat(answer.status()).isIn(200, 302);
        Answer page = get(port, answer.header("Location").orElse("/apidocs").replaceFirst("^https?://[^/]*", ""));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("https://");
        assertThat(get(port, "/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    }

    private static Answer get(int port, String path) throws IOException {
        return RawHttp.send(port, "GET", path, List.of(), new byte[0], 30_000);
    }
}

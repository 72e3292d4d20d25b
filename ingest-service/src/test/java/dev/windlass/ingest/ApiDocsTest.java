package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The documentation of the API: it is generated, whole, and its page needs nothing from elsewhere. */
final class ApiDocsTest {
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
            paths.properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        JsonNode it = operation.getValue();
                        boolean whole = !it.path("summary").asString("").isEmpty()
                                && !it.path("description").asString("").isEmpty()
                                && it.path("responses").has("401")
                                && it.path("responses").has("503");
                        for (JsonNode parameter : it.path("parameters")) {
                            whole &= !parameter.path("description").asString("").isEmpty();
                        }
                        if (!whole) {
                            bare.add(operation.getKey() + " " + path.getKey());
                        }
                    }));
            assertThat(bare).isEmpty();
            thePageIsServed(port);
            assertThat(get(port, "/livez").body()).isEqualTo("ok");
        }
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

package dev.windlass.notify.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.KnownApplication.Image;
import dev.windlass.golang.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DeploymentTest {
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    private @Nullable Deployment deployment;

    @Test
    void anImageIsThereSinceTheFirstOfAnUnbrokenSeriesOfSyncs() throws Exception {
        synced("r1", 1, resource("Synced", "a:1", "b:1"));
        synced("r2", 2, resource("Synced", "b:1", "a:2"));
        assertThat(deployed()).containsExactly(image("b:1", 1), image("a:2", 2));
        assertThat(current().imagesBefore()).containsExactly("a:1", "b:1");
        synced("r3", 3, resource("Synced", "b:1", "a:2"));
        assertThat(deployed()).containsExactly(image("b:1", 1), image("a:2", 2));
        assertThat(current().revision()).isEqualTo("r3");
        assertThat(current().imagesBefore()).containsExactly("a:1", "b:1");
    }

    @Test
    void anImageThatComesBackStartsAnew() throws Exception {
        synced("r1", 1, resource("Synced", "a:1"));
        synced("r2", 2, resource("Synced", "a:2"));
        synced("r1", 3, resource("Synced", "a:1"));
        assertThat(deployed()).containsExactly(image("a:1", 3));
    }

    @Test
    void aSyncThatFailedOrIsUnderWayChangesNothing() throws Exception {
        synced("r1", 1, resource("Synced", "a:1"));
        for (String phase : List.of("Failed", "Error", "Running", "Terminating", "")) {
            observe(phase, "r2", 2, "{}", "[]", resource("Synced", "a:2"));
        }
        assertThat(deployed()).containsExactly(image("a:1", 1));
        assertThat(current().revision()).isEqualTo("r1");
    }

    @Test
    void whatASyncTookAwayIsNoLongerThere() throws Exception {
        synced("r1", 1, resource("Synced", "a:1"), resource("Pruned", "b:1"));
        assertThat(deployed()).containsExactly(image("a:1", 1));
    }

    @Test
    void aSyncOfSomeResourcesReplacesImagesOfTheirRepositoriesOnly() throws Exception {
        synced("r1", 1, resource("Synced", "a:1", "b:1"));
        observe("Succeeded", "r2", 2, "{\"sync\":{\"resources\":[{}]}}", "[]", resource("Synced", "b:2"));
        assertThat(deployed()).containsExactly(image("a:1", 1), image("b:2", 2));
        observe("Succeeded", "r3", 3, "{\"sync\":{\"resources\":[{}]}}", "[\"c:1\"]", "{}");
        assertThat(deployed()).containsExactly(image("a:1", 1), image("b:2", 2));
    }

    @Test
    void whereASyncNamesNoImagesArgoCdsSummaryCounts() throws Exception {
        observe("Succeeded", "r1", 1, "{}", "[\"a:1\",5,\"a:1\"]", "{}");
        assertThat(deployed()).containsExactly(image("a:1", 1));
        observe("Succeeded", "r2", 2, "{}", "[\"a:1\"]", resource("Synced", "b:1"));
        assertThat(deployed()).containsExactly(image("b:1", 2));
    }

    @Test
    void withoutATimeOfItsOwnASyncIsAsOldAsItsObservation() throws Exception {
        observe("Succeeded", "r1", -1, "{}", "[]", resource("Synced", "a:1"));
        assertThat(deployed()).containsExactly(new Image("a:1", NOW));
    }

    @Test
    void severalSourcesHaveSeveralRevisions() throws Exception {
        deployment = Deployment.last(null, (Map<?, ?>) Objects.requireNonNull(Json.unmarshalPreservingInts("""
                {"status":{"operationState":{"phase":"Succeeded",
                 "syncResult":{"revision":"","revisions":["r1","r2"]}}}}""")), NOW);
        assertThat(current().revision()).isEqualTo("r1,r2");
    }

    private void synced(String revision, int hour, String... resources) throws Exception {
        observe("Succeeded", revision, hour, "{}", "[]", resources);
    }

    private void observe(String phase, String revision, int hour, String operation, String summary, String... resources)
            throws Exception {
        String json = """
                {"status":{"summary":{"images":%s},"operationState":{"phase":"%s","operation":%s,"finishedAt":"%s",
                 "syncResult":{"revision":"%s","resources":[%s]}}}}""".formatted(
                        summary, phase, operation, hour < 0 ? "" : at(hour), revision, String.join(",", resources));
        deployment = Deployment.last(
                deployment, (Map<?, ?>) Objects.requireNonNull(Json.unmarshalPreservingInts(json)), NOW);
    }

    private static String resource(String status, String... images) {
        return "{\"status\":\"" + status + "\",\"images\":["
                + Arrays.stream(images).map(it -> '"' + it + '"').collect(Collectors.joining(",")) + "]}";
    }

    private Deployment current() {
        return Objects.requireNonNull(deployment);
    }

    private List<Image> deployed() {
        return current().images();
    }

    private static Image image(String image, int hour) {
        return new Image(image, at(hour));
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-05-04T0" + hour + ":00:00Z");
    }
}

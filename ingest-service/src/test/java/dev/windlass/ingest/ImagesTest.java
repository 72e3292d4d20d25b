package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.ApplicationCodec;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.KnownApplication;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.TopicProbe;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which application runs which image, over HTTP: one service that asks nobody, and one that asks everybody. */
final class ImagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String IMAGES = "/api/v1/images?";
    private static final Instant SINCE = Instant.parse("2026-05-04T10:10:00Z");

    private static World world;
    private static TopicProbe topics;
    private static int open;
    private static int guarded;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        world = new World(folder);
        world.createTopics();
        topics = new TopicProbe(world.bootstrapServers());
        know("mine", "shop", "nginx:1.27.1", "registry.example/shop/web:2@sha256:ab", "registry.example/shop/web-db:1");
        know("other", "shop", "nginx:1.27.1");
        know("other", "stock", "nginx:1.26.0");
        // They begin with what is there already.
        open = world.startService(world.kubeconfig(), "--windlass.ingest.images.max-page=3");
        guarded = world.startService(
                world.kubeconfig(), "--windlass.ingest.auth-mode=client", "--windlass.ingest.images.max-namespaces=2");
        world.namespace("mine");
        world.serviceAccount("mine", "reader");
        world.allow("mine", "reader", """
                [{"apiGroups":["argoproj.io"],"resources":["applications"],"verbs":["list"]}]""");
        await().atMost(PATIENCE)
                .until(() -> get(open, "application=shop").status() == 200
                        && get(guarded, "application=shop&namespace=mine", reader())
                                        .status()
                                == 200);
    }

    @AfterAll
    static void stop() {
        topics.close();
        world.close();
    }

    @Test
    void anApplicationsImagesAreTold() throws Exception {
        assertThat(get(open, "application=stock").body()).isEqualTo("""
                {"items":[{"namespace":"other","application":"stock","image":"nginx:1.26.0",\
                "since":"2026-05-04T10:10:00Z","revision":"f39"}],"next":null,"complete":true}""");
        assertThat(found("application=shop&namespace=mine"))
                .containsExactly(
                        "mine/shop/nginx:1.27.1",
                        "mine/shop/registry.example/shop/web-db:1",
                        "mine/shop/registry.example/shop/web:2@sha256:ab");
        assertThat(found("application=nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, mine/shop/nginx:1.27.1 other/shop/nginx:1.27.1 other/stock/nginx:1.26.0",
        "nginx:1.27.1, mine/shop/nginx:1.27.1 other/shop/nginx:1.27.1",
        "registry.example/shop/web, mine/shop/registry.example/shop/web:2@sha256:ab",
        "registry.example/shop/web:2, mine/shop/registry.example/shop/web:2@sha256:ab",
        "registry.example/shop/web@sha256:ab, mine/shop/registry.example/shop/web:2@sha256:ab",
        "registry.example/shop/web:2@sha256:ab, mine/shop/registry.example/shop/web:2@sha256:ab"
    })
    void whoRunsAnImageIsTold(String image, String expected) throws Exception {
        assertThat(found("image=" + image)).containsExactly(expected.split(" "));
    }

    @Test
    void bothParametersMustHold() throws Exception {
        assertThat(found("image=nginx&application=stock")).containsExactly("other/stock/nginx:1.26.0");
        assertThat(found("image=nginx:1.27.1&application=stock")).isEmpty();
    }

    @Test
    void whatDoesNotFitOnAPageIsOnTheNext() throws Exception {
        JsonNode first = World.JSON.readTree(get(open, "application=shop").body());
        assertThat(first.path("items")).hasSize(3);
        assertThat(first.path("next").asString()).isEqualTo("mine/shop/registry.example/shop/web:2@sha256:ab");
        assertThat(found("application=shop&after=" + first.path("next").asString()))
                .containsExactly("other/shop/nginx:1.27.1");
        assertThat(found("application=shop&limit=1")).containsExactly("mine/shop/nginx:1.27.1");
    }

    @Test
    void whatChangesIsTold() throws Exception {
        know("mine", "changing", "redis:7");
        await().atMost(PATIENCE).until(() -> !found("image=redis").isEmpty());
        know("mine", "changing", "redis:8");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found("image=redis")).containsExactly("mine/changing/redis:8"));
        write(new Envelope("mine/changing", Map.of(), new byte[] {'{'}));
        write(ApplicationCodec.forgotten("mine", "changing"));
        await().atMost(PATIENCE).until(() -> found("image=redis").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "namespace=mine", "application=&image="})
    void whoNamesNeitherApplicationNorImageIsToldOfAll(String query) throws Exception {
        assertThat(get(open, query).status()).isEqualTo(200);
        assertThat(found(query)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application=A_B",
                "application=a&namespace=A_B",
                "image=:1",
                "image=a%20b",
                "image=a:",
                "image=a@b",
                "image=%2A",
                "application=a&limit=0",
                "application=a&limit=4",
                "application=a&after=x"
            })
    void whatMakesNoSenseIsSaid(String query) throws Exception {
        Answer answer = get(open, query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":3");
    }

    @Test
    void whoMayListApplicationsIsToldOfThose() throws Exception {
        assertThat(get(guarded, "application=shop").status()).isEqualTo(401);
        assertThat(get(guarded, "application=shop&namespace=mine").status()).isEqualTo(401);
        assertThat(images(get(guarded, "image=nginx", reader()))).containsExactly("mine/shop/nginx:1.27.1");
        assertThat(images(get(guarded, "application=stock", reader()))).isEmpty();
        assertThat(get(guarded, "application=shop&namespace=other", reader()).status())
                .isEqualTo(403);
        assertThat(get(guarded, "application=nobody&namespace=other", reader()).status())
                .isEqualTo(403);
    }

    @Test
    void whoMayNotListAllMustNameANamespaceWhereThereAreMany() throws Exception {
        for (String namespace : List.of("one", "two", "three")) {
            know(namespace, "everywhere", "everywhere:1");
        }
        await().atMost(PATIENCE).until(() -> found("image=everywhere").size() == 3);
        await().atMost(PATIENCE)
                .until(() -> get(guarded, "image=everywhere", reader()).status() == 403);
        assertThat(get(guarded, "image=everywhere", reader()).body()).contains("name a namespace");
    }

    private static void know(String namespace, String application, String... images) {
        var known = new KnownApplication(
                namespace,
                application,
                null,
                false,
                "f39",
                Arrays.stream(images)
                        .map(it -> new KnownApplication.Image(it, SINCE))
                        .toList(),
                List.of(),
                Map.of());
        var sync =
                new SyncObserved("s", namespace, application, SyncObserved.Kind.APPLICATION, RawJson.of("{}"), SINCE);
        write(ApplicationCodec.encode(known, sync));
    }

    private static void write(Envelope message) {
        topics.write(KafkaEnvelopes.toRecord(Topics.APPLICATIONS, message));
    }

    private static List<String> found(String query) throws IOException {
        return images(get(open, query));
    }

    private static List<String> images(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return World.JSON
                .readTree(answer.body())
                .path("items")
                .valueStream()
                .map(it -> it.path("namespace").asString() + "/"
                        + it.path("application").asString() + "/"
                        + it.path("image").asString())
                .toList();
    }

    private static Header reader() {
        return new Header("Authorization", "Bearer " + world.token("system:serviceaccount:mine:reader"));
    }

    private static Answer get(int port, String query, Header... headers) throws IOException {
        return RawHttp.send(port, "GET", IMAGES + query, List.of(headers), new byte[0], 30_000);
    }
}

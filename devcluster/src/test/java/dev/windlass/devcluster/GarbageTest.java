package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.devcluster.Rest.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Owners and their dependents. */
class GarbageTest {
    private static final String MAPS = Rest.CONFIG_MAPS;

    private static DevCluster cluster;
    private static Rest rest;

    @BeforeAll
    static void start() throws Exception {
        cluster = DevCluster.start(DevClusterSettings.defaults().withTls(false).withAuth(false));
        rest = new Rest(cluster.url());
    }

    @AfterAll
    static void stop() {
        rest.close();
        cluster.close();
    }

    private static String owner(String name) throws Exception {
        Answer made = rest.call("POST", MAPS, "{\"metadata\":{\"name\":\"" + name + "\"}}");
        return reference(name, Json.text(made.body(), "metadata", "uid"));
    }

    private static String reference(String name, String uid) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"name\":\"" + name + "\",\"uid\":\"" + uid
                + "\",\"blockOwnerDeletion\":true}";
    }

    private static void dependent(String name, String owners, String finalizers) throws Exception {
        String body = "{\"metadata\":{\"name\":\"" + name + "\",\"ownerReferences\":[" + owners + "],\"finalizers\":["
                + finalizers + "]}}";
        assertThat(rest.call("POST", MAPS, body).code()).isEqualTo(201);
    }

    private static Answer delete(String name, String policy) throws Exception {
        return rest.call("DELETE", MAPS + "/" + name, "{\"propagationPolicy\":\"" + policy + "\"}");
    }

    private static int code(String name) throws Exception {
        return rest.get(MAPS + "/" + name).code();
    }

    @Test
    void dependentsFollowTheirOwnerInTheBackground() throws Exception {
        dependent("b-child", owner("b-owner"), "");
        assertThat(delete("b-owner", "Background").body().path("status").asText())
                .isEqualTo("Success");
        assertThat(code("b-owner")).isEqualTo(404);
        await().untilAsserted(() -> assertThat(code("b-child")).isEqualTo(404));
    }

    @Test
    void aDependentWithAnotherOwnerOnlyLosesTheReference() throws Exception {
        String stays = owner("c-stays");
        dependent("c-child", owner("c-goes") + "," + stays, "");
        delete("c-goes", "Background");
        await().untilAsserted(() -> assertThat(rest.get(MAPS + "/c-child")
                        .body()
                        .path("metadata")
                        .path("ownerReferences")
                        .findValuesAsText("name"))
                .containsExactly("c-stays"));
    }

    @Test
    void anOwnerDeletedInTheForegroundWaitsForItsDependents() throws Exception {
        dependent("f-child", owner("f-owner"), "\"example.com/hold\"");
        Answer deleted = delete("f-owner", "Foreground");
        assertThat(Json.texts(deleted.body().path("metadata").path("finalizers")))
                .containsExactly("foregroundDeletion");
        await().untilAsserted(() -> assertThat(
                        rest.get(MAPS + "/f-child").body().path("metadata").has("deletionTimestamp"))
                .isTrue());
        assertThat(code("f-owner")).isEqualTo(200);
        rest.call("PATCH", MAPS + "/f-child", "application/merge-patch+json", "{\"metadata\":{\"finalizers\":null}}");
        await().untilAsserted(() -> assertThat(code("f-owner")).isEqualTo(404));
        assertThat(code("f-child")).isEqualTo(404);
    }

    @Test
    void orphansStayAndForgetTheirOwner() throws Exception {
        dependent("o-child", owner("o-owner"), "");
        delete("o-owner", "Orphan");
        await().untilAsserted(() -> assertThat(code("o-owner")).isEqualTo(404));
        assertThat(rest.get(MAPS + "/o-child").body().path("metadata").has("ownerReferences"))
                .isFalse();
    }

    @Test
    void whatNamesAnOwnerThatNeverWasGoes() throws Exception {
        dependent("lost", reference("nobody", "00000000-0000-0000-0000-000000000000"), "");
        await().untilAsserted(() -> assertThat(code("lost")).isEqualTo(404));
    }

    @Test
    void policiesThatDontExistAreRefused() throws Exception {
        owner("p-owner");
        assertThat(delete("p-owner", "Sideways").message())
                .isEqualTo(
                        "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"Sideways\": "
                                + "supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"");
    }
}

package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.devcluster.Rest.Answer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers, errors and watches on the wire. */
class ApiTest {
    private static final int HISTORY = 50;
    private static final String MAPS = Rest.CONFIG_MAPS;

    private static DevCluster cluster;
    private static Rest rest;

    @BeforeAll
    static void start() throws Exception {
        cluster = DevCluster.start(
                DevClusterSettings.defaults().withTls(false).withAuth(false).withWatchHistory(HISTORY));
        rest = new Rest(cluster.url());
    }

    @AfterAll
    static void stop() {
        rest.close();
        cluster.close();
    }

    private static Answer create(String name, String labels) throws Exception {
        return rest.call("POST", MAPS, "{\"metadata\":{\"name\":\"" + name + "\",\"labels\":" + labels + "}}");
    }

    private static List<String> names(Answer list) {
        List<String> names = new ArrayList<>();
        list.body().path("items").forEach(item -> names.add(Json.text(item, "metadata", "name")));
        return names;
    }

    @Test
    void setBasedSelectorsAreUnderstood() throws Exception {
        create("sel-a", "{\"set\":\"s\",\"tier\":\"web\"}");
        create("sel-b", "{\"set\":\"s\",\"tier\":\"db\"}");
        create("sel-c", "{\"set\":\"s\"}");
        assertThat(names(rest.get(MAPS + "?labelSelector=set,tier%20in%20(web,db)")))
                .containsExactly("sel-a", "sel-b");
        assertThat(names(rest.get(MAPS + "?labelSelector=set=s,tier%20notin%20(web)")))
                .containsExactly("sel-b", "sel-c");
        assertThat(names(rest.get(MAPS + "?labelSelector=set,!tier"))).containsExactly("sel-c");
        assertThat(names(rest.get(MAPS + "?fieldSelector=metadata.name=sel-b"))).containsExactly("sel-b");
        assertThat(rest.get(MAPS + "?labelSelector=a==b==c").code()).isEqualTo(400);
        assertThat(rest.get("/apis/argoproj.io/v1alpha1/workflows?fieldSelector=spec.x=1")
                        .message())
                .isEqualTo("field label not supported: spec.x");
    }

    @Test
    void aContinuedListShowsTheMomentItBegan() throws Exception {
        create("page-1", "{\"paged\":\"y\"}");
        create("page-2", "{\"paged\":\"y\"}");
        create("page-4", "{\"paged\":\"y\"}");
        Answer first = rest.get(MAPS + "?labelSelector=paged&limit=2");
        String token = Json.text(first.body(), "metadata", "continue");
        create("page-3", "{\"paged\":\"y\"}");
        rest.call("DELETE", MAPS + "/page-4", "");
        Answer rest2 = rest.get(MAPS + "?labelSelector=paged&limit=2&continue=" + token);
        assertThat(names(first)).containsExactly("page-1", "page-2");
        assertThat(names(rest2)).containsExactly("page-4");
        assertThat(rest2.body().path("metadata").has("continue")).isFalse();

        for (int i = 0; i <= HISTORY; i++) {
            rest.call("PATCH", MAPS + "/page-1", "application/merge-patch+json", "{\"data\":{\"n\":\"" + i + "\"}}");
        }
        Answer late = rest.get(MAPS + "?labelSelector=paged&limit=2&continue=" + token);
        assertThat(late.code()).isEqualTo(410);
        assertThat(late.reason()).isEqualTo("Expired");
        assertThat(Json.text(late.body(), "metadata", "continue")).isNotEmpty();
    }

    @Test
    void aWatchFromTheTooDistantPastIsGone() throws Exception {
        create("old", "{}");
        for (int i = 0; i <= HISTORY; i++) {
            rest.call("PATCH", MAPS + "/old", "application/merge-patch+json", "{\"data\":{\"n\":\"" + i + "\"}}");
        }
        JsonNode event =
                rest.watch(MAPS + "?watch=1&resourceVersion=1").iterator().next();
        assertThat(Json.text(event, "type")).isEqualTo("ERROR");
        assertThat(event.path("object").path("code").asInt()).isEqualTo(410);
        assertThat(Json.text(event, "object", "message")).startsWith("too old resource version: 1 (");
    }

    @Test
    void aWatchWithInitialEventsMarksTheirEndAndFollowsOn() throws Exception {
        create("initial", "{\"watch\":\"me\"}");
        Iterator<JsonNode> events = rest.watch(MAPS + "?watch=1&sendInitialEvents=true&allowWatchBookmarks=true"
                        + "&resourceVersionMatch=NotOlderThan&labelSelector=watch%3Dme")
                .iterator();
        assertThat(Json.text(events.next(), "type")).isEqualTo("ADDED");
        assertThat(events.next().toString()).contains("BOOKMARK", "k8s.io/initial-events-end");
        rest.call(
                "PATCH",
                MAPS + "/initial",
                "application/merge-patch+json",
                "{\"metadata\":{\"labels\":{\"watch\":\"no\"}}}");
        JsonNode gone = events.next();
        assertThat(Json.text(gone, "type")).isEqualTo("DELETED");
        assertThat(Json.text(gone, "object", "metadata", "labels", "watch")).isEqualTo("me");
    }

    @Test
    void aWatchEndsAtItsTimeout() throws Exception {
        assertThat(rest.watch("/api/v1/secrets?watch=1&timeoutSeconds=1")).isEmpty();
    }

    @Test
    void conflictsAndPreconditionsAreTold() throws Exception {
        Answer made = create("contested", "{}");
        String stale = made.body().toString();
        rest.call("PATCH", MAPS + "/contested", "application/merge-patch+json", "{\"data\":{\"a\":\"b\"}}");
        Answer conflict =
                rest.call("PUT", MAPS + "/contested", stale.replace("\"labels\":{}", "\"labels\":{\"x\":\"y\"}"));
        assertThat(conflict.message())
                .isEqualTo(
                        "Operation cannot be fulfilled on configmaps \"contested\": the object has been modified; please "
                                + "apply your changes to the latest version and try again");
        Answer refused = rest.call("DELETE", MAPS + "/contested", "{\"preconditions\":{\"uid\":\"other\"}}");
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.message()).contains("the UID in the precondition (other) does not match the UID in record");
    }

    @Test
    void jsonPatchesThatCantBeAppliedChangeNothing() throws Exception {
        create("patched", "{\"a\":\"b\"}");
        String patch = "[{\"op\":\"add\",\"path\":\"/data\",\"value\":{\"k\":\"v\"}},"
                + "{\"op\":\"test\",\"path\":\"/metadata/labels/a\",\"value\":\"other\"}]";
        Answer refused = rest.call("PATCH", MAPS + "/patched", "application/json-patch+json", patch);
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message()).isEqualTo("the server rejected our request due to an error in our request");
        assertThat(rest.get(MAPS + "/patched").body().has("data")).isFalse();
        for (String bad : new String[] {
            "[{\"op\":\"remove\",\"path\":\"/data/none\"}]",
            "[{\"op\":\"remove\",\"path\":\"/metadata/labels/none\"}]",
            "[{\"op\":\"replace\",\"path\":\"/data/none\",\"value\":\"x\"}]",
            "[{\"op\":\"add\",\"path\":\"/a/b/c\",\"value\":1}]",
            "[{\"op\":\"add\",\"path\":\"/metadata/finalizers/7\",\"value\":\"x\"}]",
            "[{\"op\":\"add\",\"path\":\"/data\"}]",
            "[{\"op\":\"leap\",\"path\":\"/data\"}]",
            "[{\"op\":\"add\",\"path\":\"data\",\"value\":{}}]",
            "[{\"path\":\"/data\"}]",
            "[7]"
        }) {
            assertThat(rest.call("PATCH", MAPS + "/patched", "application/json-patch+json", bad)
                            .code())
                    .as(bad)
                    .isEqualTo(422);
        }
        assertThat(rest.call("PATCH", MAPS + "/patched", "text/plain", "x").code())
                .isEqualTo(415);
        assertThat(rest.call("PATCH", MAPS + "/patched", "application/json-patch+json", "[]")
                        .code())
                .isEqualTo(200);
    }

    @Test
    void aDryRunLeavesNoTrace() throws Exception {
        Answer dry = rest.call("POST", MAPS + "?dryRun=All", "{\"metadata\":{\"name\":\"dry\"}}");
        assertThat(dry.code()).isEqualTo(201);
        assertThat(rest.get(MAPS + "/dry").code()).isEqualTo(404);
        assertThat(rest.call("POST", MAPS + "?dryRun=Some", "{\"metadata\":{\"name\":\"dry\"}}")
                        .reason())
                .isEqualTo("Invalid");
    }

    @Test
    void finalizersHoldAnObjectBack() throws Exception {
        rest.call("POST", MAPS, "{\"metadata\":{\"name\":\"held\",\"finalizers\":[\"example.com/hold\"]}}");
        Answer marked = rest.call("DELETE", MAPS + "/held", "");
        assertThat(Json.text(marked.body(), "metadata", "deletionTimestamp")).isNotEmpty();
        assertThat(rest.get(MAPS + "/held").code()).isEqualTo(200);
        rest.call("PATCH", MAPS + "/held", "application/merge-patch+json", "{\"metadata\":{\"finalizers\":null}}");
        assertThat(rest.get(MAPS + "/held").code()).isEqualTo(404);
    }

    @Test
    void generatedNamesHaveTheRealAlphabet() throws Exception {
        for (int i = 0; i < 20; i++) {
            Answer made = rest.call("POST", MAPS, "{\"metadata\":{\"generateName\":\"g-\"}}");
            assertThat(Json.text(made.body(), "metadata", "name")).matches("g-[bcdfghjklmnpqrstvwxz2456789]{5}");
        }
    }

    @Test
    void theCollectionOfASelectorIsDeleted() throws Exception {
        create("bulk-1", "{\"bulk\":\"y\"}");
        create("bulk-2", "{\"bulk\":\"y\"}");
        create("bulk-3", "{\"bulk\":\"n\"}");
        assertThat(names(rest.call("DELETE", MAPS + "?labelSelector=bulk=y", "")))
                .containsExactly("bulk-1", "bulk-2");
        assertThat(names(rest.get(MAPS + "?labelSelector=bulk"))).containsExactly("bulk-3");
    }
}

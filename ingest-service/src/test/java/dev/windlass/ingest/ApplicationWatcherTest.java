package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.ApplicationCodec;
import dev.windlass.contracts.KnownApplication;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncCodec;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.SyncObserved.Kind;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.devbroker.TopicProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of Applications in the cluster lies on the topic of syncs, in its order. */
final class ApplicationWatcherTest {
    private static final String APPLICATIONS = "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications";

    @Test
    void statesAndDeletionsAreStoredInTheirOrder(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.namespace("argocd");
            world.startService(world.kubeconfig(), "--windlass.ingest.watch-applications=true");
            try (var topics = new TopicProbe(world.bootstrapServers())) {
                String first = create(world);
                await().atMost(Duration.ofSeconds(30)).until(() -> syncs(topics).size() == 1);
                world.delete(APPLICATIONS + "/shop");
                String second = create(world);
                await().atMost(Duration.ofSeconds(30)).until(() -> syncs(topics).size() == 3);

                List<SyncObserved> syncs = syncs(topics);
                assertThat(syncs)
                        .extracting(SyncObserved::kind)
                        .containsExactly(Kind.APPLICATION, Kind.DELETED, Kind.APPLICATION);
                assertThat(syncs)
                        .extracting(it -> metadata(it).path("uid").asString())
                        .containsExactly(first, first, second);
                SyncObserved deleted = syncs.get(1);
                assertThat(deleted.id()).isEqualTo("application/" + first + "/deleted");
                assertThat(deleted.application()).isEqualTo("shop");
                assertThat(metadata(deleted).propertyNames())
                        .contains("name", "namespace", "uid", "creationTimestamp", "resourceVersion")
                        .doesNotContain("annotations");
            }
        }
    }

    @Test
    void whatWasDeletedWhileNobodyWatchedIsToldAtTheStart(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var topics = new TopicProbe(world.bootstrapServers())) {
            world.createTopics();
            world.namespace("argocd");
            know(topics, "shop", create(world), true);
            know(topics, "deleted", "u1", true);
            know(topics, "elsewhere", "u2", false);
            world.startService(world.kubeconfig(), "--windlass.ingest.watch-applications=true");
            await().atMost(Duration.ofSeconds(30)).until(() -> syncs(topics).size() == 2);
            assertThat(syncs(topics))
                    .extracting(SyncObserved::kind, SyncObserved::application)
                    .containsExactlyInAnyOrder(tuple(Kind.APPLICATION, "shop"), tuple(Kind.DELETED, "deleted"));
        }
    }

    private static void know(TopicProbe topics, String name, String uid, boolean watched) {
        var known = new KnownApplication("argocd", name, uid, watched, "", List.of(), List.of(), Map.of());
        var sync = new SyncObserved("s", "argocd", name, Kind.APPLICATION, RawJson.of("{}"), Instant.EPOCH);
        topics.write(KafkaEnvelopes.toRecord(Topics.APPLICATIONS, ApplicationCodec.encode(known, sync)));
    }

    private static String create(World world) {
        return world.admin("POST", APPLICATIONS, """
                        {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",
                         "metadata":{"name":"shop","annotations":{"a":"b"}},"spec":{}}""")
                .path("metadata")
                .path("uid")
                .asString();
    }

    private static JsonNode metadata(SyncObserved sync) {
        return World.JSON.readTree(sync.data().utf8()).path("metadata");
    }

    private static List<SyncObserved> syncs(TopicProbe topics) throws UnreadableMessageException {
        List<SyncObserved> syncs = new ArrayList<>();
        for (var record : topics.read(Topics.SYNCS)) {
            syncs.add(SyncCodec.decode(KafkaEnvelopes.of(record), "position", Instant.EPOCH));
        }
        return syncs;
    }
}

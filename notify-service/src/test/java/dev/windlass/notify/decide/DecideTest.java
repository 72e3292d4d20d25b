package dev.windlass.notify.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Delivery.ImageChanges;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.SyncObserved.Kind;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.notify.language.NoRepositories;
import dev.windlass.notify.settings.Configurations;
import dev.windlass.notify.settings.Secrets;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.SettingsReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DecideTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:10:00Z");
    private static final Settings SETTINGS = SettingsReader.read(
            Map.of("trigger.on-deployed", """
                when: app.status.operationState.phase == 'Succeeded' and app.status.health.status == 'Healthy'
                oncePer: app.status.sync.revision
                send: [t]
                """, "subscriptions", "- recipients: [hook]\n  triggers: [on-deployed]\n"),
            Secrets.NONE,
            Settings.EMPTY);

    private final Set<String> deleted = new HashSet<>();
    private ApplicationState state = ApplicationState.NEW;

    @Test
    void aBareResultNotifiesOncePerRevisionThoughNothingElseIsKnown() throws Exception {
        assertThat(observe("1", Kind.SYNC_RESULT, result("r1", "a:1", "Synced")).deliveries())
                .hasSize(1);
        assertThat(observe("2", Kind.SYNC_RESULT, result("r1", "a:1", "Synced")).deliveries())
                .isEmpty();
        assertThat(observe("3", Kind.SYNC_RESULT, result("r2", "a:1", "Synced")).deliveries())
                .hasSize(1);
    }

    @Test
    void aResultWithAResourceThatFailedIsAFailedSync() throws Exception {
        Decision decision = observe("1", Kind.SYNC_RESULT, result("r1", "a:1", "SyncFailed"));
        assertThat(decision.deliveries()).isEmpty();
        assertThat(decision.outcomes())
                .extracting(Outcome::result)
                .containsExactly(new Outcome.NotNotified("no trigger holds"));
    }

    @Test
    void theSameObservationDecidedAgainHasTheSameDeliveryId() throws Exception {
        String id = observe("1", Kind.SYNC_RESULT, result("r1", "a:1", "Synced"))
                .deliveries()
                .getFirst()
                .id();
        state = ApplicationState.NEW;
        assertThat(observe("1", Kind.SYNC_RESULT, result("r1", "a:1", "Synced")).deliveries())
                .extracting(Delivery::id)
                .containsExactly(id);
    }

    @Test
    void changesAreAgainstTheSyncBefore() throws Exception {
        assertThat(changes("1", "r1", "a:1")).isEqualTo(new ImageChanges(List.of("a:1"), List.of()));
        assertThat(changes("2", "r2", "a:2")).isEqualTo(new ImageChanges(List.of("a:2"), List.of("a:1")));
    }

    @Test
    void anApplicationWrittenByHandNeedsNoTimes() throws Exception {
        assertThat(observe("1", Kind.APPLICATION, application("")).deliveries()).hasSize(1);
    }

    @Test
    void anApplicationThatArgoCdHasNotLookedAtAgainIsLeftAlone() throws Exception {
        Decision decision = observe("1", Kind.APPLICATION, application("\"uid\":\"u\""));
        assertThat(decision.deliveries()).isEmpty();
        assertThat(decision.outcomes()).hasSize(1);
    }

    @Test
    void theAnnotationOfArgoCdsOwnControllerSeedsTheState() throws Exception {
        Decision first = observe("1", Kind.APPLICATION, application(""));
        String key = first.state().notified().times().keySet().iterator().next();
        state = ApplicationState.NEW;
        String annotations = "\"annotations\":{\"notified.notifications.argoproj.io\":\"{\\\"" + key + "\\\":1}\"}";
        assertThat(observe("2", Kind.APPLICATION, application(annotations)).deliveries())
                .isEmpty();
    }

    @Test
    void aDeletedApplicationIsForgottenAndALateObservationDoesNotBringItBack() throws Exception {
        assertThat(observe("1", Kind.APPLICATION, life("u", 1, 7)).deliveries()).hasSize(1);
        assertThat(reason(observe("2", Kind.DELETED, life("u", 1, 9)))).contains("forgotten");
        assertThat(state).isEqualTo(ApplicationState.NEW);
        assertThat(reason(observe("3", Kind.APPLICATION, life("u", 1, 8)))).startsWith("late:");
        assertThat(state).isEqualTo(ApplicationState.NEW);
    }

    @Test
    void anApplicationThatWasEverSeenByAWatcherIsAWatchedOne() throws Exception {
        observe("1", Kind.APPLICATION, life("u", 1, 7));
        assertThat(state.known("shop", "web").watched()).isFalse();
        observe(SyncObserved.watchedId("u", "8"), Kind.APPLICATION, life("u", 1, 8));
        observe("3", Kind.APPLICATION, life("u", 1, 9));
        assertThat(state.known("shop", "web").watched()).isTrue();
    }

    @Test
    void aDeletionWithoutAUidForgetsWhateverThereIs() throws Exception {
        observe("1", Kind.APPLICATION, life("u", 1, 7));
        observe("2", Kind.DELETED, "{\"metadata\":{\"name\":\"web\"}}");
        assertThat(state).isEqualTo(ApplicationState.NEW);
    }

    @Test
    void aLateDeletionOfAnEarlierApplicationForgetsNothing() throws Exception {
        observe("1", Kind.APPLICATION, life("old", 1, 7));
        observe("2", Kind.APPLICATION, life("new", 2, 12));
        ApplicationState before = state;
        assertThat(reason(observe("3", Kind.DELETED, life("old", 1, 9)))).contains("another application");
        assertThat(state).isEqualTo(before);
        observe("4", Kind.DELETED, life("new", 2, 13));
        assertThat(state).isEqualTo(ApplicationState.NEW);
    }

    @Test
    void anApplicationThatWasCreatedAnewIsToldOfAnew() throws Exception {
        assertThat(observe("1", Kind.APPLICATION, life("old", 1, 7)).deliveries())
                .hasSize(1);
        assertThat(observe("2", Kind.APPLICATION, life("new", 2, 12)).deliveries())
                .hasSize(1);
        assertThat(reason(observe("3", Kind.APPLICATION, life("old", 1, 8)))).contains("created anew");
        assertThat(state.incarnation().uid()).isEqualTo("new");
    }

    @Test
    void twoOfTheSameSecondAreToldApartByTheirVersions() throws Exception {
        observe("1", Kind.APPLICATION, life("new", 1, 12));
        assertThat(reason(observe("2", Kind.APPLICATION, life("old", 1, 8)))).startsWith("late:");
        assertThat(observe("3", Kind.APPLICATION, life("newest", 1, 100)).deliveries())
                .hasSize(1);
    }

    @Test
    void anApplicationThatWasCreatedAnewIsSeededFromItsOwnAnnotation() throws Exception {
        Decision first = observe("1", Kind.APPLICATION, life("old", 1, 7));
        String key = first.state().notified().times().keySet().iterator().next();
        String annotated = life("new", 2, 12)
                .replace(
                        "\"uid\"",
                        "\"annotations\":{\"notified.notifications.argoproj.io\":\"{\\\"" + key + "\\\":1}\"},\"uid\"");
        assertThat(observe("2", Kind.APPLICATION, annotated).deliveries()).isEmpty();
        assertThat(state.notified().times()).containsExactly(Map.entry(key, 1L));
    }

    @Test
    void anEarlierStateThatComesLateIsNotDecidedOnAgain() throws Exception {
        observe("1", Kind.APPLICATION, life("u", 1, 8).replace("Healthy", "Degraded"));
        ApplicationState before = state;
        Decision late = observe("2", Kind.APPLICATION, life("u", 1, 7));
        assertThat(late.deliveries()).isEmpty();
        assertThat(reason(late)).startsWith("late:");
        assertThat(state).isEqualTo(before);
        assertThat(observe("3", Kind.APPLICATION, life("u", 1, 10)).deliveries())
                .hasSize(1);
    }

    @Test
    void theSameVersionWithOtherContentsIsDecidedOn() throws Exception {
        observe("1", Kind.APPLICATION, life("u", 1, 8).replace("Healthy", "Degraded"));
        assertThat(observe("2", Kind.APPLICATION, life("u", 1, 8)).deliveries()).hasSize(1);
    }

    @Test
    void whatHasNoUidOrNoNumberForAVersionIsNeverLate() throws Exception {
        observe("1", Kind.APPLICATION, life("u", 1, 8).replace("Healthy", "Degraded"));
        assertThat(observe("2", Kind.APPLICATION, application("\"resourceVersion\":\"1\""))
                        .deliveries())
                .hasSize(1);
        assertThat(reason(observe("3", Kind.APPLICATION, life("u", 1, 8).replace("\"8\"", "\"-1\""))))
                .isEqualTo("everybody was already notified");
        assertThat(reason(observe("4", Kind.APPLICATION, life("u", 1, 7)))).startsWith("late:");
    }

    @Test
    void aBareResultOfAnApplicationInTheClusterIsNeverLate() throws Exception {
        observe("1", Kind.APPLICATION, life("u", 1, 8));
        assertThat(observe("2", Kind.SYNC_RESULT, result("r2", "a:1", "Synced")).deliveries())
                .hasSize(1);
        assertThat(reason(observe("3", Kind.APPLICATION, life("u", 1, 7)))).startsWith("late:");
    }

    @Test
    void nothingIsRememberedOfApplicationsThatAreNotToldOf() throws Exception {
        Decision decision = decide(List.of("other"))
                .decide(
                        new SyncObserved("1", "shop", "web", Kind.APPLICATION, RawJson.of(life("u", 1, 1)), NOW),
                        state,
                        Deletions.NONE);
        assertThat(decision.state()).isEqualTo(ApplicationState.NEW);
    }

    private static String reason(Decision decision) {
        assertThat(decision.outcomes()).hasSize(1);
        return ((Outcome.NotNotified) decision.outcomes().getFirst().result()).reason();
    }

    /** An Application as an API server stores it, created in that second and in that version. */
    private static String life(String uid, int second, int version) {
        String time = "\"2026-05-04T10:00:0" + second + "Z\"";
        return application("\"uid\":\"%s\",\"creationTimestamp\":%s,\"resourceVersion\":\"%d\""
                        .formatted(uid, time, version))
                .replace(
                        "\"operationState\":{",
                        "\"reconciledAt\":" + time + ",\"operationState\":{\"finishedAt\":" + time + ",");
    }

    private ImageChanges changes(String id, String revision, String image) throws UnreadableMessageException {
        return observe(id, Kind.SYNC_RESULT, result(revision, image, "Synced"))
                .deliveries()
                .getFirst()
                .changes();
    }

    private static Decide decide(List<String> namespaces) {
        return new Decide(
                Configurations.only(() -> SETTINGS),
                Cluster.NONE,
                new Namespaces("argocd", namespaces),
                new NoRepositories(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Decision observe(String id, Kind kind, String json) throws UnreadableMessageException {
        Decision decision = decide(List.of("*"))
                .decide(new SyncObserved(id, "shop", "web", kind, RawJson.of(json), NOW), state, deleted::contains);
        if (decision.deleted() != null) {
            deleted.add(decision.deleted());
        }
        state = decision.state();
        return decision;
    }

    private static String result(String revision, String image, String status) {
        return "{\"revision\":\"%s\",\"resources\":[{\"images\":[\"%s\"],\"status\":\"%s\"}]}"
                .formatted(revision, image, status);
    }

    private static String application(String metadata) {
        return "{\"kind\":\"Application\",\"metadata\":{%s},\"status\":{\"health\":{\"status\":\"Healthy\"},"
                        .formatted(metadata)
                + "\"sync\":{\"revision\":\"r\"},\"operationState\":{\"phase\":\"Succeeded\"}}}";
    }
}

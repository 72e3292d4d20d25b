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
import java.util.List;
import java.util.Map;
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

    private ImageChanges changes(String id, String revision, String image) throws UnreadableMessageException {
        return observe(id, Kind.SYNC_RESULT, result(revision, image, "Synced"))
                .deliveries()
                .getFirst()
                .changes();
    }

    private Decision observe(String id, Kind kind, String json) throws UnreadableMessageException {
        var decide = new Decide(
                Configurations.only(() -> SETTINGS),
                Cluster.NONE,
                new Namespaces("argocd", List.of("*")),
                new NoRepositories(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        Decision decision = decide.decide(new SyncObserved(id, "shop", "web", kind, RawJson.of(json), NOW), state);
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

package dev.windlass.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncObserved.Kind;
import dev.windlass.contracts.Topics;
import dev.windlass.notify.send.Receiver;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the service tells what it decided: to a webhook, a Slack and the bindings. */
final class NotifyDeliveryTest {
    /** Longer than anything here takes, and shorter than the service waits for an answer. */
    private static final int HANG_SECONDS = 30;

    private static NotifyWorld world;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        world = new NotifyWorld(folder);
        world.startService();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void slackHearsOfAnImageOnceThoughTwoResourcesCarryIt() throws Exception {
        world.observe("slack-1", "for-slack", "on-slack.slack", "deploys");
        world.awaitDelivered("slack-1", "on-slack", "slack:deploys");
        String form = world.receiver().at("/api/chat.postMessage").stream()
                .map(it -> URLDecoder.decode(it.body(), StandardCharsets.UTF_8))
                .filter(it -> it.contains("channel=deploys"))
                .findFirst()
                .orElseThrow();
        assertThat(form).containsOnlyOnce("nginx:1.27.1").contains("*部署通知*");
    }

    @Test
    void anEventIsPutForTheBindingsToReactTo() throws Exception {
        world.observe("event-1", "eventful", "on-event.event", "");
        world.awaitDelivered("event-1", "on-event", "event:");
        assertThat(world.records().read(Topics.EVENTS)).singleElement().satisfies(it -> {
            EventReceived event = EventCodec.decode(it);
            assertThat(event.namespace()).isEqualTo("workflows");
            assertThat(event.discriminator()).isEqualTo("deployed");
            assertThat(event.caller()).isNull();
            assertThat(event.payload().toString()).contains("nginx:1.27.1");
        });
    }

    @Test
    void aSlackThreadGoesOnAfterARestart() throws Exception {
        String first = NotifyWorld.application("threaded", "on-threaded.slack", "team");
        world.records().observe("thread-1", "threaded", Kind.APPLICATION, first);
        world.awaitDelivered("thread-1", "on-threaded", "slack:team");
        world.stopService();
        world.startService();
        world.records()
                .observe("thread-2", "threaded", Kind.APPLICATION, first.replace(NotifyWorld.REVISION, "another"));
        world.awaitDelivered("thread-2", "on-threaded", "slack:team");
        assertThat(world.receiver().at("/api/chat.postMessage"))
                .filteredOn(it -> it.body().contains("channel=team"))
                .extracting(it -> it.body().contains("thread_ts=1.1"))
                .startsWith(false, true)
                .containsOnlyOnce(false);
    }

    @Test
    void aFailingWebhookIsTriedAgainLaterAndDelaysNobody() throws Exception {
        world.receiver().answer("/failing", (n, request) -> Receiver.Reply.of(n == 0 ? 503 : 200));
        world.observe("fail-1", "failing", "on-plain.failing", "");
        await().until(() -> world.records().outcomes("fail-1").stream().anyMatch(Outcome.Delayed.class::isInstance));
        world.observe("fail-2", "healthy", "on-plain.on-deployed-webhook", "");
        world.awaitDelivered("fail-2", "on-plain", "on-deployed-webhook:");
        world.awaitDelivered("fail-1", "on-plain", "failing:");
        assertThat(world.receiver().at("/failing"))
                .extracting(it -> it.header("webhook-id"))
                .hasSize(2)
                .containsOnly(world.receiver().at("/failing").getFirst().header("webhook-id"));
    }

    @Test
    void hangingDestinationsDelayNobody() throws Exception {
        var hanging = new CountDownLatch(1);
        world.receiver().answer("/hang", (n, request) -> {
            hanging.await(HANG_SECONDS, TimeUnit.SECONDS);
            return Receiver.Reply.of(200);
        });
        String everyPartition = "a;b;c;d;e;f;g;h;i;j;k;l";
        world.observe("hang-1", "hanging", "on-plain.hang", everyPartition);
        await().until(() -> world.receiver().at("/hang").size() == 12);
        world.observe("hang-2", "unhindered", "on-plain.on-deployed-webhook", "");
        world.awaitDelivered("hang-2", "on-plain", "on-deployed-webhook:");
        assertThat(world.records().outcomes("hang-1")).hasOnlyElementsOfType(Outcome.Notifying.class);
        hanging.countDown();
        await().until(() -> world.records().outcomes("hang-1").stream()
                        .filter(Outcome.Delivered.class::isInstance)
                        .count()
                == 12);
    }

    @Test
    void parkedDeliveriesOfAHangingDestinationDelayNoOtherParkedOnes() throws Exception {
        var hanging = new CountDownLatch(1);
        world.receiver().answer("/parked", (n, request) -> {
            if (n < 12) {
                return Receiver.Reply.of(503);
            }
            hanging.await(HANG_SECONDS, TimeUnit.SECONDS);
            return Receiver.Reply.of(200);
        });
        world.receiver().answer("/failing-once", (n, request) -> Receiver.Reply.of(n == 0 ? 503 : 200));
        String everyPartition = "a;b;c;d;e;f;g;h;i;j;k;l";
        world.observe("parked-1", "parked", "on-plain.parked", everyPartition);
        await().until(() -> world.receiver().at("/parked").size() >= 12);
        world.observe("parked-2", "once", "on-plain.failing-once", "");
        await().until(() -> world.receiver().at("/parked").size() == 24);
        world.awaitDelivered("parked-2", "on-plain", "failing-once:");
        assertThat(world.records().outcomes("parked-1")).noneMatch(Outcome.Delivered.class::isInstance);
        hanging.countDown();
        await().until(() -> world.records().outcomes("parked-1").stream()
                        .filter(Outcome.Delivered.class::isInstance)
                        .count()
                == 12);
    }

    @Test
    void aPassingFaultIsRetriedInHand() throws Exception {
        world.receiver().answer("/flaky", (n, request) -> Receiver.Reply.of(n < 2 ? 500 : 200));
        world.observe("flaky-1", "flaky", "on-plain.flaky", "");
        world.awaitDelivered("flaky-1", "on-plain", "flaky:");
        assertThat(world.receiver().at("/flaky")).hasSize(3);
    }

    @Test
    void whatADestinationRefusesIsADeadLetterWithoutSecrets() throws Exception {
        world.receiver().answer("/gone", (n, request) -> new Receiver.Reply(410, Map.of(), "no more hook-very-secret"));
        world.observe("gone-1", "gone", "on-plain.gone", "");
        await().until(() -> world.records().outcomes("gone-1").stream().anyMatch(Outcome.Dead.class::isInstance));
        assertThat(world.records().outcomes("gone-1"))
                .contains(new Outcome.DeliveryFailed(
                        "on-plain", "gone:", "request has failed with error code 410 : no more ***"));
    }
}

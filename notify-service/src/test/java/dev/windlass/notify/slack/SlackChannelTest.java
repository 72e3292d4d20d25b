package dev.windlass.notify.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.contracts.Delivery.ImageChanges;
import dev.windlass.contracts.RawJson;
import dev.windlass.notify.send.Receiver;
import dev.windlass.notify.send.SendResult;
import dev.windlass.notify.send.ThreadsInMemory;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.SlackSettings;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SlackChannelTest {
    private static final String LOOKUP = "/users.lookupByEmail";
    private static final String POST = "/chat.postMessage";
    private static final SlackLimits LIMITS = new SlackLimits(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final SlackChannel channel =
            new SlackChannel(new ThreadsInMemory(), LIMITS, SocketFactory.getDefault(), Clock.systemUTC());
    private Receiver slack;

    @BeforeEach
    void start() throws Exception {
        slack = new Receiver();
        slack.answer(POST, (n, request) -> json("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}"));
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void aUserNamedByEmailIsLookedUpOnce() {
        slack.answer(LOOKUP, (n, request) -> json("{\"ok\":true,\"user\":{\"id\":\"U7\"}}"));
        assertThat(send("anna@example.org")).isEqualTo(new SendResult.Sent());
        assertThat(send("anna@example.org")).isEqualTo(new SendResult.Sent());
        assertThat(slack.at(LOOKUP))
                .singleElement()
                .satisfies(it -> assertThat(form(it)).contains("email=anna@example.org"));
        assertThat(slack.at(POST))
                .hasSize(2)
                .allSatisfy(it -> assertThat(form(it)).contains("channel=U7"));
    }

    @Test
    void anEmailThatSlackDoesNotKnowIsRefusedForGood() {
        slack.answer(LOOKUP, (n, request) -> json("{\"ok\":false,\"error\":\"users_not_found\"}"));
        assertThat(send("nobody@example.org")).isEqualTo(new SendResult.Rejected("users_not_found"));
        assertThat(slack.at(POST)).isEmpty();
    }

    @Test
    void aLookupThatFailsForNowIsNotRefusedForGood() {
        slack.answer(
                LOOKUP,
                (n, request) -> json(
                        n == 0
                                ? "{\"ok\":false,\"error\":\"ratelimited\"}"
                                : "{\"ok\":true,\"user\":{\"id\":\"U7\"}}"));
        assertThat(send("anna@example.org")).isEqualTo(new SendResult.Failed("ratelimited"));
        assertThat(send("anna@example.org")).isEqualTo(new SendResult.Sent());
    }

    @Test
    void retryAfterHoldsForItsChannelOnly() {
        limitFirst("busy", 1);
        Instant begin = Instant.now();
        CompletableFuture<SendResult> busy = CompletableFuture.supplyAsync(() -> send("busy"));
        await().until(() -> slack.at(POST).size() == 1);
        assertThat(send("calm")).isEqualTo(new SendResult.Sent());
        assertThat(busy.join()).isEqualTo(new SendResult.Sent());
        assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(slack.at(POST))
                .extracting(it -> form(it).contains("channel=calm") ? "calm" : "busy")
                .containsExactly("busy", "calm", "busy");
    }

    @Test
    void aChannelThatIsToBeLeftAloneForLongIsNotCalled() {
        limitFirst("busy", 60);
        assertThat(send("busy")).isInstanceOf(SendResult.Failed.class);
        assertThat(send("busy")).isEqualTo(new SendResult.Failed("Slack limits the rate of the channel"));
        assertThat(slack.at(POST)).hasSize(1);
        assertThat(send("calm")).isEqualTo(new SendResult.Sent());
    }

    @Test
    void anAnswerWithoutEndIsReadToALimitOnly() {
        slack.answerEndlessly(POST, 200);
        Instant begin = Instant.now();
        assertThat(send("team")).isInstanceOf(SendResult.Failed.class);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMITS.request());
    }

    private SendResult send(String recipient) {
        var service = new SlackSettings("xoxb", slack.url() + "/", "", "", false, false, true);
        var delivery = new Delivery(
                "delivery-1",
                null,
                "sync-1",
                RawJson.of("{}"),
                "t",
                List.of(),
                new Destination("slack", recipient),
                ImageChanges.NONE,
                Instant.EPOCH);
        return channel.send(service, new Notification("hello", Map.of()), delivery);
    }

    /** The first message to that channel is answered 429. */
    private void limitFirst(String channel, int seconds) {
        slack.answer(
                POST,
                (n, request) -> n == 0 && form(request).contains("channel=" + channel)
                        ? new Receiver.Reply(429, Map.of("Retry-After", Integer.toString(seconds)), "")
                        : json("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}"));
    }

    private static String form(Receiver.Request request) {
        return URLDecoder.decode(request.body(), UTF_8);
    }

    private static Receiver.Reply json(String text) {
        return new Receiver.Reply(200, Map.of("Content-Type", "application/json"), text);
    }
}

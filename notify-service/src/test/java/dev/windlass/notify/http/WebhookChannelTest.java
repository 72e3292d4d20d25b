package dev.windlass.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.contracts.Delivery.ImageChanges;
import dev.windlass.contracts.RawJson;
import dev.windlass.notify.outgoing.AddressGuard;
import dev.windlass.notify.send.Receiver;
import dev.windlass.notify.send.SendResult;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.WebhookSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhookChannelTest {
    private static final WebhookLimits LIMITS =
            new WebhookLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));
    private static final Delivery DELIVERY = new Delivery(
            "delivery-1",
            null,
            "sync-1",
            RawJson.of("{}"),
            "t",
            List.of(),
            new Destination("hook", ""),
            ImageChanges.NONE,
            Instant.EPOCH);

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Receiver receiver;
    private WebhookChannel channel;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        channel = channel("169.254.0.0/16");
    }

    @AfterEach
    void stop() {
        channel.close();
        receiver.close();
    }

    @Test
    void anotherHostIsNotRedirectedTo() throws Exception {
        try (var other = new Receiver()) {
            receiver.answer("/from", (n, request) -> redirect(other.url().replace("127.0.0.1", "localhost") + "/to"));
            assertThat(send(receiver.url() + "/from", "POST", "b"))
                    .isInstanceOfSatisfying(
                            SendResult.Rejected.class,
                            it -> assertThat(it.reason()).contains("307"));
            assertThat(other.at("/to")).isEmpty();
        }
    }

    @Test
    void theSameHostIsRedirectedToWithMethodAndBody() {
        receiver.answer("/from", (n, request) -> redirect("/to"));
        assertThat(send(receiver.url() + "/from", "PUT", "b")).isEqualTo(new SendResult.Sent());
        assertThat(receiver.at("/to")).singleElement().satisfies(it -> {
            assertThat(it.method()).isEqualTo("PUT");
            assertThat(it.body()).isEqualTo("b");
        });
    }

    @Test
    void aForbiddenAddressIsRefusedWithoutARequest() {
        channel.close();
        channel = channel("127.0.0.0/8");
        assertThat(send(receiver.url() + "/x", "POST", "b")).isInstanceOf(SendResult.Rejected.class);
        assertThat(receiver.at("/x")).isEmpty();
    }

    @Test
    void anAnswerWithoutEndIsReadToALimitOnly() {
        receiver.answerEndlessly("/long", 400);
        assertThat(send(receiver.url() + "/long", "POST", "b"))
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class, it -> assertThat(it.reason()).hasSizeLessThan(300));
    }

    @Test
    void aServerThatHangsIsLeftInTime() {
        receiver.answer("/hang", (n, request) -> {
            Thread.sleep(8_000);
            return Receiver.Reply.of(200);
        });
        long begin = System.nanoTime();
        assertThat(send(receiver.url() + "/hang", "POST", "b")).isInstanceOf(SendResult.Failed.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void aGetMayHaveABodyAndATraceMayNot() {
        assertThat(send(receiver.url() + "/get", "GET", "b")).isEqualTo(new SendResult.Sent());
        assertThat(receiver.at("/get").getFirst().body()).isEqualTo("b");
        assertThat(send(receiver.url() + "/trace", "TRACE", "b")).isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    void aReceiverCanTellWhoSentIt() throws Exception {
        assertThat(send(receiver.url() + "/signed", "POST", "{}")).isEqualTo(new SendResult.Sent());
        Receiver.Request request = receiver.at("/signed").getFirst();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
        byte[] hash = mac.doFinal(
                ("delivery-1." + request.header("webhook-timestamp") + ".{}").getBytes(StandardCharsets.UTF_8));
        assertThat(request.header("webhook-id")).isEqualTo("delivery-1");
        assertThat(request.header("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(hash));
    }

    @Test
    void aHeaderThatWouldEndTheLineIsRefused() {
        var service = service(receiver.url() + "/x", new WebhookSettings.Header("X-A", "a\r\nX-B: b"));
        assertThat(channel.send(service, notification("POST", "b"), DELIVERY)).isInstanceOf(SendResult.Rejected.class);
        assertThat(receiver.at("/x")).isEmpty();
    }

    private SendResult send(String url, String method, String body) {
        return channel.send(service(url, null), notification(method, body), DELIVERY);
    }

    private static WebhookSettings service(String url, WebhookSettings.@Nullable Header header) {
        return new WebhookSettings(
                url,
                header == null ? List.of() : List.of(header),
                null,
                SECRET,
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                -1,
                false,
                false);
    }

    private static Notification notification(String method, String body) {
        return new Notification(
                "", Map.of(WebhookSettings.Part.name("hook"), new WebhookSettings.Part(method, "", body)));
    }

    private static WebhookChannel channel(String forbidden) {
        return new WebhookChannel(LIMITS, new AddressGuard(List.of(forbidden)), Clock.systemUTC());
    }

    private static Receiver.Reply redirect(String to) {
        return new Receiver.Reply(307, Map.of("Location", to), "");
    }
}

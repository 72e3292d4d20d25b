package dev.windlass.notify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsReaderTest {
    @Test
    void aTriggerMayBeOneMapping() {
        Settings settings = read("trigger.a", "when: 'true'\nsend: [t]\n");
        assertThat(settings.triggers().values())
                .flatExtracting(Trigger::conditions)
                .hasSize(1);
    }

    @Test
    void oneBrokenEntryIsOffAndTheOthersWork() {
        Settings settings = SettingsReader.read(
                Map.of("trigger.bad", "- when: 'a b'", "trigger.good", "- when: 'true'", "service.pigeon", "a: b"),
                Secrets.NONE,
                Settings.EMPTY);
        assertThat(settings.triggers()).containsOnlyKeys("good");
        assertThat(settings.problems())
                .extracting(Settings.Problem::entry)
                .containsExactlyInAnyOrder("trigger.bad", "service.pigeon");
    }

    @Test
    void theLastGoodVersionOfABrokenEntryStaysInForce() {
        Settings good = read("template.t", "message: m");
        Settings broken = SettingsReader.read(Map.of("template.t", "message: '{{'"), Secrets.NONE, good);
        assertThat(broken.templates()).isEqualTo(good.templates());
        assertThat(broken.problems()).extracting(Settings.Problem::stoodIn).containsExactly(true);
    }

    @Test
    void anEntryThatIsGoneIsGone() {
        Settings good = read("template.t", "message: m");
        assertThat(SettingsReader.read(Map.of(), Secrets.NONE, good).templates())
                .isEmpty();
    }

    @Test
    void secretsAreFilledInAndKeepTheirColonsAndQuotes() {
        Settings settings = SettingsReader.read(
                Map.of(
                        "service.webhook.hook",
                        "url: http://h/$a\nretryMax: $n\nretryWaitMin: 1m30s\nretryWaitMax: 5000000000\n"),
                new Secrets(Map.of("a", bytes("x: \"y\" # z"), "n", bytes("7"))),
                Settings.EMPTY);
        assertThat(settings.services().get("hook")).isInstanceOfSatisfying(WebhookSettings.class, it -> {
            assertThat(it.url()).isEqualTo("http://h/x: \"y\" # z");
            assertThat(it.retryMax()).isEqualTo(7);
            assertThat(it.retryWaitMin()).isEqualTo(Duration.ofSeconds(90));
            assertThat(it.retryWaitMax()).isEqualTo(Duration.ofSeconds(5));
        });
    }

    @Test
    void noSecretIsPrinted() {
        var secrets = new Secrets(Map.of("token", bytes("xoxb-secret")));
        Settings settings = SettingsReader.read(
                Map.of("service.slack", "token: $token\n", "service.webhook.h", "url: http://h/$token\n"),
                secrets,
                Settings.EMPTY);
        assertThat(settings.toString()).doesNotContain("xoxb-secret");
        assertThat(secrets.hide("no xoxb-secret here")).isEqualTo("no *** here");
    }

    @Test
    void withoutAConfigMapEverySyncIsToldToTheWebhookAndOnSlack() {
        Settings settings = BuiltIn.settings("http://localhost/hook", "xoxb", "deploys");
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.services()).containsOnlyKeys("webhook", "slack");
        assertThat(settings.subscriptions()).hasSize(1);
        assertThat(BuiltIn.settings(null, " ", null)).isEqualTo(Settings.EMPTY);
    }

    private static Settings read(String key, String yaml) {
        return SettingsReader.read(Map.of(key, yaml), Secrets.NONE, Settings.EMPTY);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

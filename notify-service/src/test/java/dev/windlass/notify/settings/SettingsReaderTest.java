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
    void theOldConfigYamlIsLaidOverTheOtherEntries() {
        Settings settings = SettingsReader.read(
                Map.of(
                        "trigger.a", "- when: 'true'\n  oncePer: x\n  send: [t]\n- when: 'false'\n",
                        "context", "url: new\nkept: k\n",
                        "config.yaml", """
                        triggers: [{name: a, condition: x, enabled: true}, {name: b, condition: y, template: t}]
                        templates: [{name: t, body: hello}]
                        context: {url: old}
                        """),
                Secrets.NONE,
                Settings.EMPTY);
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.triggers()).containsOnlyKeys("a", "b");
        assertThat(settings.triggers().values())
                .extracting(it -> it.conditions().size())
                .containsExactlyInAnyOrder(2, 1);
        assertThat(settings.templates()).containsOnlyKeys("t");
        assertThat(settings.context()).containsEntry("url", "old").containsEntry("kept", "k");
        assertThat(settings.defaultTriggers()).containsExactly("a");
    }

    @Test
    void aBrokenConfigYamlLeavesItsLastGoodVersionInForce() {
        Settings good = read("config.yaml", "context: {url: old}\n");
        Settings broken = SettingsReader.read(Map.of("config.yaml", "triggers: 7"), Secrets.NONE, good);
        assertThat(broken.context()).containsEntry("url", "old");
        assertThat(broken.problems()).extracting(Settings.Problem::stoodIn).containsExactly(true);
    }

    @Test
    void theOldNotifiersYamlOfTheSecretMakesServices() {
        byte[] yaml = bytes("slack: {token: x}\nwebhook: [{name: old, url: 'http://h'}]\n");
        Settings settings = SettingsReader.read(Map.of(), new Secrets(Map.of("notifiers.yaml", yaml)), Settings.EMPTY);
        assertThat(settings.services()).containsOnlyKeys("slack", "old");
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

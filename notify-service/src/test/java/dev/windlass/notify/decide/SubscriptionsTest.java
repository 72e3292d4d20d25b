package dev.windlass.notify.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.notify.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of subscribing annotations; what is expected is what Argo CD's own reader made of them. */
final class SubscriptionsTest {
    private static final Settings SETTINGS = new Settings(
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of("default"),
            Map.of("slack", List.of("for-slack")),
            Map.of(),
            Settings.EMPTY.legacy(),
            Settings.EMPTY.secrets(),
            List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "subscribe.a.hook   | x;y            | a:hook:x a:hook:y",
                "subscribe.a.hook   | \" x ; y ;\"   | a:hook:x a:hook:y",
                "subscribe.a.hook   | \"x;\u00a0y\"  | a:hook:x a:hook:y",
                "subscribe.a.hook   | x;x            | a:hook:x",
                "subscribe.a.hook   | x,y            | a:hook:x,y",
                "subscribe.a.hook   | \"\"           | a:hook:",
                "subscribe.a.hook   | \" \"          | \"\"",
                "subscribe.a.hook.b | x              | a:hook:x",
                "subscribe.hook     | x              | default:hook:x",
                "subscribe.slack    | x              | for-slack:slack:x",
                "subscribe.         | x              | \"\"",
                "subscriptions      | \"- {trigger: [a, b], destinations: [{service: hook, recipients: [x, z]}]}\" | a:hook:x a:hook:z b:hook:x b:hook:z",
                "subscriptions      | \"- {destinations: [{service: hook, recipients: [x]}]}\" | default:hook:x",
                "subscriptions      | \"- {trigger: [a]}\" | \"\"",
                "subscriptions.more | \"- {Trigger: [a], DESTINATIONS: [{Service: hook, recipients: [1, yes]}]}\" | a:hook:1 a:hook:true",
                "subscriptions      | \"- {trigger: a, destinations: [{service: slack, recipients: [x]}]}\" | for-slack:slack:x",
                "subscriptions      | \"- {trigger: [a], destinations: [{service: hook, recipients: [{}, x]}, 5]}\" | a:hook: a:hook:x",
                "subscriptions      | \"- 5\"        | \"\"",
                "subscriptions      | \"[\"          | \"\"",
                "subscriptions      | \"\"           | \"\"",
                "Subscribe.a.hook   | x              | \"\""
            })
    void anAnnotationSubscribesAsForArgoCd(String key, String value, String expected) {
        for (String prefix : List.of(Subscriptions.PREFIX, Subscriptions.MISSPELT_PREFIX)) {
            var subscriptions = new Subscriptions(SETTINGS);
            subscriptions.addAnnotations(Map.of(prefix + key, value));
            assertThat(texts(subscriptions)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "recipients.argocd-notifications.argoproj.io   | \"hook:x, slack:y\" | default:hook:x for-slack:slack:y",
                "a.recipients.argocd-notifications.argoproj.io | \"hook:x,,hook\"    | a:hook: a:hook:x",
            })
    void aProjectsOldAnnotationsSubscribeToo(String key, String value, String expected) {
        var subscriptions = new Subscriptions(SETTINGS);
        subscriptions.addLegacy(Map.of(key, value));
        assertThat(texts(subscriptions)).isEqualTo(List.of(expected.split(" ")));
    }

    @Test
    void whatIsSubscribedToTwiceIsOneDestination() {
        var subscriptions = new Subscriptions(SETTINGS);
        subscriptions.addAnnotations(Map.of(
                Subscriptions.PREFIX + "subscribe.a.hook",
                "x",
                Subscriptions.MISSPELT_PREFIX + "subscribe.a.hook",
                "x",
                Subscriptions.PREFIX + "subscriptions",
                "[{trigger: [a], destinations: [{service: hook, recipients: [x]}]}]"));
        assertThat(texts(subscriptions)).containsExactly("a:hook:x");
    }

    private static List<String> texts(Subscriptions subscriptions) {
        List<String> texts = new ArrayList<>();
        subscriptions.destinations().forEach((trigger, destinations) -> {
            for (Destination each : destinations) {
                texts.add(trigger + ":" + each.service() + ":" + each.recipient());
            }
        });
        return texts.stream().sorted().toList();
    }
}

package dev.windlass.notify.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.conformance.Cases;
import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.contracts.Delivery.ImageChanges;
import dev.windlass.notify.decide.Projects;
import dev.windlass.notify.language.ApplicationView;
import dev.windlass.notify.language.Condition;
import dev.windlass.notify.language.EvaluationException;
import dev.windlass.notify.language.Variables;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.SlackSettings;
import dev.windlass.notify.settings.Trigger;
import dev.windlass.notify.settings.WebhookSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Triggers and templates against what Argo CD answered. */
final class LanguagesConformanceTest {
    @Test
    void triggersAnswerAsTheOriginalDoes() {
        run("notify-triggers", 0.99, LanguagesConformanceTest::trigger);
    }

    @Test
    void templatesAnswerAsTheOriginalDoes() {
        run("notify-templates", 0.98, LanguagesConformanceTest::template);
    }

    /** Below {@code floor}, a share of the cases, something is broken. */
    private static void run(String name, double floor, Predicate<Map<?, ?>> agrees) {
        Cases cases = Vectors.cases(name + ".jsonl");
        List<String> differing = new ArrayList<>();
        cases.<Optional<String>>run(
                line -> {
                    Map<?, ?> vector = Vectors.parse(line);
                    return agrees.test(vector) ? Optional.empty() : Optional.of(Vectors.text(vector, "id"));
                },
                id -> id.ifPresent(differing::add));
        differing.addAll(cases.broken());
        int total = cases.total();
        System.out.printf("conformance %s: %d/%d%n", name, total - differing.size(), total);
        cases.broken().forEach(System.out::println);
        assertThat(differing).hasSizeLessThanOrEqualTo((int) Math.ceil(total * (1 - floor)));
        assertThat(cases.broken()).isEmpty();
    }

    private static boolean trigger(Map<?, ?> vector) {
        Settings settings = Vectors.settings(vector, Settings.EMPTY);
        Map<?, ?> expected = Vectors.map(vector, "expected");
        String name = Vectors.text(vector, "trigger");
        if (expected.containsKey("configError")) {
            return settings.problems().stream().anyMatch(it -> it.entry().startsWith("trigger."));
        }
        Trigger trigger = settings.triggers().get(name);
        if (trigger == null) {
            return expected.containsKey("error");
        }
        Map<String, @Nullable Object> variables = variables(vector, settings).forTrigger(view(vector));
        List<Object> results = new ArrayList<>();
        for (Condition each : trigger.conditions()) {
            Condition.Result result = each.evaluate(variables);
            results.add(Map.of(
                    "key", result.key(),
                    "triggered", result.triggered(),
                    "oncePer", result.oncePer(),
                    "templates", result.templates()));
        }
        return results.equals(expected.get("results"));
    }

    private static boolean template(Map<?, ?> vector) {
        Settings settings = Vectors.settings(vector, Settings.EMPTY);
        Map<?, ?> expected = Vectors.map(vector, "expected");
        if (expected.containsKey("configError")) {
            return settings.problems().stream().anyMatch(it -> it.entry().startsWith("template."));
        }
        var destination = new Destination(Vectors.text(vector, "service"), Vectors.text(vector, "recipient"));
        List<String> templates = Vectors.list(vector, "templates").stream()
                .map(String.class::cast)
                .toList();
        try {
            Notification notification =
                    new Rendering(Vectors.repositories(vector)).of(settings, templates, view(vector), destination);
            return json(notification).equals(expected.get("notification"));
        } catch (EvaluationException e) {
            return String.valueOf(e.getMessage()).equals(expected.get("error"));
        }
    }

    private static Variables variables(Map<?, ?> vector, Settings settings) {
        return new Variables(
                Vectors.repositories(vector),
                settings.context(),
                settings.secrets().inTemplates());
    }

    private static ApplicationView view(Map<?, ?> vector) {
        Map<?, ?> app = Vectors.map(vector, "app");
        return new ApplicationView(app, Projects.of(Vectors.cluster(Vectors.projects(vector)), app), ImageChanges.NONE);
    }

    private static Map<String, Object> json(Notification notification) {
        Map<String, Object> json = new LinkedHashMap<>();
        putUnlessEmpty(json, "message", notification.message());
        SlackSettings.Part slack = SlackSettings.Part.of(notification);
        if (slack != null) {
            Map<String, Object> part = new LinkedHashMap<>();
            putUnlessEmpty(part, "username", slack.username());
            putUnlessEmpty(part, "icon", slack.icon());
            putUnlessEmpty(part, "attachments", slack.attachments());
            putUnlessEmpty(part, "blocks", slack.blocks());
            part.put("groupingKey", slack.groupingKey());
            part.put("notifyBroadcast", slack.notifyBroadcast());
            part.put(
                    "deliveryPolicy",
                    switch (slack.deliveryPolicy()) {
                        case POST -> "Post";
                        case POST_AND_UPDATE -> "PostAndUpdate";
                        case UPDATE -> "Update";
                    });
            json.put("slack", part);
        }
        Map<String, Object> webhooks = new LinkedHashMap<>();
        notification.parts().forEach((name, part) -> {
            if (part instanceof WebhookSettings.Part(String method, String path, String body)) {
                webhooks.put(
                        name.substring(WebhookSettings.Part.name("").length()),
                        Map.of("method", method, "path", path, "body", body));
            }
        });
        putUnlessEmpty(json, "webhook", webhooks);
        return json;
    }

    private static void putUnlessEmpty(Map<String, Object> json, String name, Map<String, Object> parts) {
        if (!parts.isEmpty()) {
            json.put(name, parts);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }
}

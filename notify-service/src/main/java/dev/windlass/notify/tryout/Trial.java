package dev.windlass.notify.tryout;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.decide.ApplicationState;
import dev.windlass.notify.decide.Cluster;
import dev.windlass.notify.decide.Decide;
import dev.windlass.notify.decide.Decision;
import dev.windlass.notify.decide.Deletions;
import dev.windlass.notify.decide.Namespaces;
import dev.windlass.notify.decide.Projects;
import dev.windlass.notify.language.ApplicationView;
import dev.windlass.notify.language.Condition;
import dev.windlass.notify.language.EvaluationException;
import dev.windlass.notify.language.NoRepositories;
import dev.windlass.notify.language.Variables;
import dev.windlass.notify.send.Rendering;
import dev.windlass.notify.settings.Configurations;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.ServiceSettings;
import dev.windlass.notify.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One configuration tried on one Application, as the service would do it if that Application were observed now. */
final class Trial {
    private static final String DEFAULT_NAMESPACE = "argocd";

    private final Settings settings;
    private final Cluster cluster;
    private final Map<?, ?> application;
    private final Decision decision;

    /**
     * Decides.
     *
     * @throws UnreadableMessageException where the Application is none
     */
    Trial(Settings settings, Cluster cluster, RawJson json) throws UnreadableMessageException {
        this.settings = settings;
        this.cluster = cluster;
        this.application = object(json);
        String namespace = text("namespace", DEFAULT_NAMESPACE);
        var sync = new SyncObserved(
                "trial",
                namespace,
                text("name", "app"),
                SyncObserved.Kind.APPLICATION,
                json,
                Clock.systemUTC().instant());
        this.decision = new Decide(
                        Configurations.only(() -> settings),
                        cluster,
                        new Namespaces(namespace, List.of()),
                        new NoRepositories(),
                        Clock.systemUTC())
                .decide(sync, ApplicationState.NEW, Deletions.NONE);
    }

    /** What each trigger comes to, who would be told of which, and why others would not. */
    List<String> triggers() {
        List<String> lines = new ArrayList<>();
        settings.problems().forEach(it -> lines.add("entry " + it.entry() + " is off: " + it.reason()));
        var variables = new Variables(
                        new NoRepositories(),
                        settings.context(),
                        settings.secrets().inTemplates())
                .forTrigger(view());
        new TreeMap<>(settings.triggers())
                .forEach((name, trigger) -> trigger.conditions().stream()
                        .map(it -> line(name, it.evaluate(variables)))
                        .forEach(lines::add));
        decision.outcomes().forEach(it -> lines.add(line(it.result())));
        return lines.stream().map(settings.secrets()::hide).toList();
    }

    /** What would be sent to whom, without secrets. */
    List<String> notifications() {
        List<String> lines = new ArrayList<>();
        for (Delivery each : decision.deliveries()) {
            lines.add("== " + each.trigger() + " to " + each.destination());
            lines.add(rendered(each));
        }
        if (lines.isEmpty()) {
            decision.outcomes().forEach(it -> lines.add(line(it.result())));
        }
        return lines.stream().map(settings.secrets()::hide).toList();
    }

    private String rendered(Delivery delivery) {
        String name = delivery.destination().service();
        ServiceSettings service = settings.services().get(name);
        if (service == null) {
            return "would fail: notification service '" + name + "' is not supported";
        }
        try {
            Notification notification = new Rendering(new NoRepositories())
                    .of(
                            settings,
                            delivery.templates(),
                            service.deduplicateImages() ? view().withImagesOnce() : view(),
                            delivery.destination());
            return service.shown(name, notification);
        } catch (EvaluationException e) {
            return "would fail: " + e.getMessage();
        }
    }

    private static String line(String trigger, Condition.Result result) {
        String key = "trigger " + trigger + " " + result.key() + ": ";
        if (result.error() != null) {
            return key + result.error();
        }
        String once = result.oncePer().isEmpty() ? "" : ", once per " + result.oncePer();
        return key + (result.triggered() ? "holds" + once + ", sends " + result.templates() : "does not hold");
    }

    private static String line(Outcome.Result result) {
        return switch (result) {
            case Outcome.Notifying(String trigger, String destination) -> trigger + " would be told to " + destination;
            case Outcome.TriggerFailed(String trigger, String error) -> trigger + " failed: " + error;
            case Outcome.NotNotified(String reason) -> "nobody would be told: " + reason;
            default -> throw new IllegalStateException("no outcome of a decision: " + result);
        };
    }

    private ApplicationView view() {
        return new ApplicationView(application, Projects.of(cluster, application), changes());
    }

    private Delivery.ImageChanges changes() {
        return decision.deliveries().isEmpty()
                ? Delivery.ImageChanges.NONE
                : decision.deliveries().getFirst().changes();
    }

    private String text(String field, String otherwise) {
        return application.get("metadata") instanceof Map<?, ?> metadata && metadata.get(field) instanceof String text
                ? text
                : otherwise;
    }

    private static Map<?, ?> object(RawJson json) throws UnreadableMessageException {
        try {
            @Nullable Object value = Json.unmarshalPreservingInts(json.utf8());
            if (value instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JsonException e) {
            throw new UnreadableMessageException("the Application is not JSON: " + e.getMessage());
        }
        throw new UnreadableMessageException("the Application is not an object");
    }
}

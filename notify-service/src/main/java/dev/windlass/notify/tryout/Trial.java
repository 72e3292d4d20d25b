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
import dev.windlass.notify.send.Preview;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One configuration tried on one Application, as the service would do it if that Application were observed now. */
final class Trial {
    private static final String DEFAULT_NAMESPACE = "argocd";
    private static final Preview.Shown UNSHOWN =
            new Preview.WouldSend("(what it would be without the Secret's values cannot be shown)");

    private final Settings settings;
    private final Cluster cluster;
    private final Preview<ServiceSettings> preview;
    private final Map<?, ?> application;
    private final Decision decision;

    /**
     * Decides.
     *
     * @throws UnreadableMessageException where the Application is none
     */
    Trial(Settings settings, Cluster cluster, Preview<ServiceSettings> preview, RawJson json)
            throws UnreadableMessageException {
        this.settings = settings;
        this.cluster = cluster;
        this.preview = preview;
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
    Report triggers() {
        var lines = new Lines();
        lines.addProblems();
        var variables = new Variables(
                        new NoRepositories(),
                        settings.context(),
                        settings.secrets().inTemplates())
                .forTrigger(view());
        new TreeMap<>(settings.triggers())
                .forEach((name, trigger) -> trigger.conditions().stream()
                        .map(it -> it.evaluate(variables))
                        .forEach(it -> lines.add(line(name, it), it.error() == null)));
        decision.outcomes().forEach(lines::addOutcome);
        return lines.report();
    }

    /** What would be sent to whom, or why it would fail. */
    Report notifications() {
        var lines = new Lines();
        lines.addProblems();
        for (Delivery each : decision.deliveries()) {
            lines.add("== " + each.trigger() + " to " + each.destination(), true);
            switch (rendered(each)) {
                case Preview.WouldSend(String text) -> lines.add(text, true);
                case Preview.WouldFail(String reason) -> lines.add("would fail: " + reason, false);
            }
        }
        decision.outcomes().stream()
                .filter(it -> !(it.result() instanceof Outcome.Notifying))
                .forEach(lines::addOutcome);
        return lines.report();
    }

    private Preview.Shown rendered(Delivery delivery) {
        String name = delivery.destination().service();
        ServiceSettings service = settings.services().get(name);
        if (service == null) {
            return new Preview.WouldFail(
                    "notification service '" + name + "' is not supported" + why("service.", List.of(name)));
        }
        try {
            Preview.Shown truly = preview.of(service, notification(settings, service, delivery), delivery);
            return truly instanceof Preview.WouldFail ? truly : masked(service, delivery);
        } catch (EvaluationException e) {
            return new Preview.WouldFail(e.getMessage() + why("template.", delivery.templates()));
        }
    }

    /** Rendered once more without the Secret: whatever a template makes of its values, they are not shown. */
    private Preview.Shown masked(ServiceSettings service, Delivery delivery) {
        try {
            var shown = preview.of(service, notification(settings.masked(), service, delivery), delivery);
            return shown instanceof Preview.WouldSend ? shown : UNSHOWN;
        } catch (EvaluationException e) {
            return UNSHOWN;
        }
    }

    private Notification notification(Settings with, ServiceSettings service, Delivery delivery)
            throws EvaluationException {
        ApplicationView view = service.deduplicateImages() ? view().withImagesOnce() : view();
        return new Rendering(new NoRepositories()).of(with, delivery.templates(), view, delivery.destination());
    }

    /** Why entries of these names are off, where they are. */
    private String why(String prefix, List<String> names) {
        return settings.problems().stream()
                .filter(it -> it.entry().startsWith(prefix)
                        && names.stream().anyMatch(name -> it.entry().endsWith("." + name)))
                .map(it -> "; entry " + it.entry() + " is off: " + it.reason())
                .collect(Collectors.joining());
    }

    /** The lines of a report, and whether all is well so far. */
    private final class Lines {
        private final List<String> lines = new ArrayList<>();
        private boolean sound = true;

        void add(String line, boolean well) {
            lines.add(settings.secrets().hide(line));
            sound &= well;
        }

        void addProblems() {
            settings.problems().forEach(it -> add("entry " + it.entry() + " is off: " + it.reason(), false));
        }

        void addOutcome(Outcome outcome) {
            add(line(outcome.result()), !(outcome.result() instanceof Outcome.TriggerFailed));
        }

        Report report() {
            return new Report(lines, sound);
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

package dev.windlass.notify.decide;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.contracts.EventIds;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.golang.notifications.RepositoryService;
import dev.windlass.notify.language.ApplicationView;
import dev.windlass.notify.language.Condition;
import dev.windlass.notify.language.Variables;
import dev.windlass.notify.settings.Configuration;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of the triggers over one observation. */
final class Evaluation {
    private final SyncObserved sync;
    private final ApplicationState state;
    private final ApplicationView view;
    private final RepositoryService repositories;
    private final Instant now;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private Notified notified;
    private boolean alreadyNotified;

    Evaluation(
            SyncObserved sync,
            ApplicationState state,
            ApplicationView view,
            RepositoryService repositories,
            Instant now) {
        this.sync = sync;
        this.state = state;
        this.view = view;
        this.repositories = repositories;
        this.now = now;
        this.notified = state.notified();
    }

    /** What follows from all that was run. */
    Decision decision() {
        if (outcomes.isEmpty()) {
            tell(new Outcome.NotNotified(alreadyNotified ? "everybody was already notified" : "no trigger holds"));
        }
        return new Decision(state.with(notified.truncated()), deliveries, outcomes, null);
    }

    /** Runs the triggers of one configuration for those who are to hear of them. */
    void run(Configuration configuration, Map<String, Set<Destination>> destinations) {
        Settings settings = configuration.settings();
        Map<String, @Nullable Object> variables = new Variables(
                        repositories, settings.context(), settings.secrets().inTemplates())
                .forTrigger(view);
        destinations.forEach((name, each) -> run(configuration, name, variables, each));
    }

    private void run(
            Configuration configuration,
            String name,
            Map<String, @Nullable Object> variables,
            Set<Destination> destinations) {
        Trigger trigger = configuration.settings().triggers().get(name);
        if (trigger == null) {
            tell(new Outcome.TriggerFailed(name, "trigger '" + name + "' is not configured"));
            return;
        }
        Set<String> errors = new LinkedHashSet<>();
        for (Condition condition : trigger.conditions()) {
            Condition.Result result = condition.evaluate(variables);
            if (result.error() != null) {
                errors.add(result.error());
            }
            destinations.forEach(it -> settle(configuration.team(), name, result, it));
        }
        if (!errors.isEmpty()) {
            tell(new Outcome.TriggerFailed(name, String.join("\n", errors)));
        }
    }

    /** A condition that does not hold may notify again when it does; one with {@code oncePer} never for the same value. */
    private void settle(@Nullable String team, String trigger, Condition.Result result, Destination destination) {
        String key = Notified.key(team, trigger, result, destination);
        if (!result.triggered()) {
            notified = notified.without(key);
        } else if (notified.contains(key)) {
            alreadyNotified = true;
        } else {
            notified = notified.with(key, now);
            deliveries.add(delivery(team, trigger, result, destination, key));
            tell(new Outcome.Notifying(trigger, destination.toString()));
        }
    }

    private Delivery delivery(
            @Nullable String team, String trigger, Condition.Result result, Destination destination, String key) {
        return new Delivery(
                EventIds.scoped(sync.namespace() + "/" + sync.application(), sync.id(), key),
                team,
                sync.id(),
                state.observed(),
                trigger,
                result.templates(),
                destination,
                view.changes(),
                now);
    }

    private void tell(Outcome.Result result) {
        outcomes.add(Outcome.of(sync.id(), sync.namespace(), now, result));
    }
}

package dev.windlass.notify.decide;

import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.contracts.EventIds;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.notify.language.ApplicationView;
import dev.windlass.notify.language.Condition;
import dev.windlass.notify.language.Variables;
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
    private final Settings settings;
    private final ApplicationView view;
    private final Map<String, @Nullable Object> variables;
    private final Instant now;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private Notified notified;
    private boolean alreadyNotified;

    Evaluation(
            SyncObserved sync,
            ApplicationState state,
            Settings settings,
            ApplicationView view,
            Variables variables,
            Instant now) {
        this.sync = sync;
        this.state = state;
        this.settings = settings;
        this.view = view;
        this.variables = variables.forTrigger(view);
        this.now = now;
        this.notified = state.notified();
    }

    Decision run(Map<String, Set<Destination>> destinations) {
        destinations.forEach(this::run);
        if (outcomes.isEmpty()) {
            tell(new Outcome.NotNotified(alreadyNotified ? "everybody was already notified" : "no trigger holds"));
        }
        return new Decision(state.with(notified.truncated()), deliveries, outcomes);
    }

    private void run(String name, Set<Destination> destinations) {
        Trigger trigger = settings.triggers().get(name);
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
            destinations.forEach(it -> settle(name, result, it));
        }
        if (!errors.isEmpty()) {
            tell(new Outcome.TriggerFailed(name, String.join("\n", errors)));
        }
    }

    /** A condition that does not hold may notify again when it does; one with {@code oncePer} never for the same value. */
    private void settle(String trigger, Condition.Result result, Destination destination) {
        String key = Notified.key(trigger, result, destination);
        if (!result.triggered()) {
            notified = notified.without(key);
        } else if (notified.contains(key)) {
            alreadyNotified = true;
        } else {
            notified = notified.with(key, now);
            deliveries.add(delivery(trigger, result, destination, key));
            tell(new Outcome.Notifying(trigger, destination.toString()));
        }
    }

    private Delivery delivery(String trigger, Condition.Result result, Destination destination, String key) {
        return new Delivery(
                EventIds.scoped(sync.namespace() + "/" + sync.application(), sync.id(), key),
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

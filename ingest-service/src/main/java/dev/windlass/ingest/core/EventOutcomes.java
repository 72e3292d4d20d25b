package dev.windlass.ingest.core;

import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The outcomes of one event. Not thread-safe. */
final class EventOutcomes {
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private int decided;

    void add(Outcome outcome, int ofHowMany) {
        outcomes.putIfAbsent(outcome.id(), outcome);
        decided = Math.max(decided, ofHowMany);
    }

    List<Outcome> all() {
        return new ArrayList<>(outcomes.values());
    }

    /** Whether every binding was asked, and every Workflow that was asked for is there or was refused for good. */
    boolean isFinal() {
        int decisions = 0;
        boolean duplicate = false;
        boolean dead = false;
        Set<String> wanted = new HashSet<>();
        Set<String> settled = new HashSet<>();
        for (Outcome outcome : outcomes.values()) {
            switch (outcome.result()) {
                case Outcome.Matched(var binding, var workflow) -> {
                    decisions++;
                    if (!workflow.isEmpty()) {
                        wanted.add(workflow);
                    }
                }
                case Outcome.NotMatched(var binding) -> decisions++;
                case Outcome.ManyNotMatched(var count, var bindings) -> decisions++;
                case Outcome.BindingFailed(var binding, var error) -> decisions++;
                case Outcome.NoBindings() -> decisions++;
                case Outcome.Duplicate() -> duplicate = true;
                case Outcome.Created(var binding, var workflow) -> settled.add(workflow);
                case Outcome.SubmitFailed(var binding, var workflow, var error) -> settled.add(workflow);
                case Outcome.Dead(var topic, var reason) ->
                    dead |= topic.equals(Topics.EVENTS) || topic.equals(Topics.INBOX);
                case Outcome.NotNotified it -> {}
                case Outcome.Notifying it -> {}
                case Outcome.TriggerFailed it -> {}
                case Outcome.Delivered it -> {}
                case Outcome.DeliveryFailed it -> {}
                case Outcome.Delayed it -> {}
                case Outcome.Replayed it -> {}
                case Outcome.Dropped it -> {}
            }
        }
        boolean asked = decided > 0 ? decisions >= decided : duplicate && decisions == 0;
        return dead || (asked && settled.containsAll(wanted));
    }
}

package dev.windlass.ingest.core;

import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The outcomes of one event, however often it was sent. Not thread-safe. */
final class EventOutcomes {
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<String, Integer> decided = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();

    void accepted(String namespace) {
        namespaces.add(namespace);
    }

    void add(Outcome outcome, int ofHowMany) {
        outcomes.putIfAbsent(outcome.id(), outcome);
        namespaces.add(outcome.namespace());
        if (outcome.attempt() != null) {
            decided.merge(outcome.attempt(), ofHowMany, Math::max);
        }
    }

    KnownEvent known() {
        return new KnownEvent(Set.copyOf(namespaces), List.copyOf(outcomes.values()));
    }

    /**
     * Whether on that attempt every binding was asked, and every command is settled: those that follow from it, and those
     * of earlier attempts that it repeats.
     */
    boolean isFinal(String attempt) {
        int decisions = 0;
        boolean dead = false;
        Set<String> wanted = new HashSet<>();
        Set<String> settled = new HashSet<>();
        for (Outcome outcome : outcomes.values()) {
            boolean own = attempt.equals(outcome.attempt());
            switch (outcome.result()) {
                case Outcome.OfDecision decision -> {
                    decisions += own ? 1 : 0;
                    if (decision instanceof Outcome.Matched(var binding, var workflow) && !workflow.isEmpty()) {
                        wanted.add(SubmitCommand.id(outcome.eventId(), binding));
                    }
                }
                case Outcome.Created(var binding, var _) -> settled.add(SubmitCommand.id(outcome.eventId(), binding));
                case Outcome.Dead(var topic, var what, var _) -> {
                    dead |= own;
                    if (topic.equals(Topics.SUBMISSIONS)) {
                        settled.add(what);
                    }
                }
                // Its dead letter follows.
                case Outcome.SubmitFailed it -> {}
                case Outcome.OfRecord it -> {}
                case Outcome.OfSync it -> {}
            }
        }
        int expected = decided.getOrDefault(attempt, 0);
        return dead || (expected > 0 && decisions >= expected && settled.containsAll(wanted));
    }
}

package dev.windlass.ingest.http;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sender who waited is told.
 *
 * @param complete false where the time was over before everything was known
 * @param workflows which Workflows were made
 * @param errors what failed and why
 * @param outcomes all that is known, in the order in which it became known
 */
record OutcomeAnswer(
        String eventId, boolean complete, List<Made> workflows, List<Failed> errors, List<Outcome> outcomes) {

    /** A Workflow and the binding it was made for. */
    record Made(String namespace, String name, String binding) {}

    /** A binding, empty where it is the event as a whole, and why it failed. */
    record Failed(String binding, String message) {}

    static OutcomeAnswer of(EventReceived event, boolean complete, List<Outcome> outcomes) {
        List<Made> made = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome.result()) {
                case Outcome.Created(var binding, var workflow) ->
                    made.add(new Made(outcome.namespace(), workflow, binding));
                case Outcome.BindingFailed(var binding, var error) -> failed.add(new Failed(binding, error));
                case Outcome.SubmitFailed(var binding, var workflow, var error) ->
                    failed.add(new Failed(binding, error));
                case Outcome.Dead(var topic, var reason) -> failed.add(new Failed("", reason));
                case Outcome.Matched it -> {}
                case Outcome.NotMatched it -> {}
                case Outcome.ManyNotMatched it -> {}
                case Outcome.NoBindings it -> {}
                case Outcome.Duplicate it -> {}
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
        return new OutcomeAnswer(event.id(), complete, made, failed, outcomes);
    }
}

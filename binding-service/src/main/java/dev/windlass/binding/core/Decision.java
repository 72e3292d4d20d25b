package dev.windlass.binding.core;

import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;

/** What one binding made of one event, or several together did. */
public sealed interface Decision {
    Outcome.Result result();

    /** A Workflow is to be made. */
    record Submit(SubmitCommand command, Outcome.Result result) implements Decision {}

    /** The binding could not be evaluated: its author should know. */
    record Failed(Binding binding, String error) implements Decision {
        @Override
        public Outcome.Result result() {
            return new Outcome.BindingFailed(binding.name(), error);
        }
    }

    /** Nothing is to be done. */
    record Outcomes(Outcome.Result result) implements Decision {}
}

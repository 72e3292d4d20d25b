package dev.windlass.binding.core;

import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;

/** What one binding made of one event, or several together did. */
public sealed interface Decision {
    Outcome.OfDecision result();

    /** A Workflow is to be made. */
    record Submit(BindingRef binding, SubmitCommand command) implements Decision {
        @Override
        public Outcome.OfDecision result() {
            return new Outcome.Matched(binding.name(), command.name());
        }
    }

    /** The binding could not be evaluated: its author should know. */
    record Failed(BindingRef binding, String error) implements Decision {
        @Override
        public Outcome.OfDecision result() {
            return new Outcome.BindingFailed(binding.name(), error);
        }
    }

    /** Nothing is to be done. */
    record Nothing(Outcome.OfDecision result) implements Decision {}
}

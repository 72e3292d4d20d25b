package dev.windlass.binding.core;

import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;

/** What one binding made of one event. */
public sealed interface Decision {
    Outcome.Result result();

    /** A Workflow is to be made. */
    record Submit(SubmitCommand command, Outcome.Result result) implements Decision {}

    /** Nothing is to be done. */
    record Outcomes(Outcome.Result result) implements Decision {}
}

package dev.windlass.submit.core;

import dev.windlass.contracts.SubmitCommand;

/** Where the author of a binding is told why no Workflow was made. */
@FunctionalInterface
public interface Complaints {
    /** Tells it, at once or later; it neither blocks nor fails. */
    void failed(SubmitCommand command, String error);
}

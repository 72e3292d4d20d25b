package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;
import org.jspecify.annotations.Nullable;

/**
 * A binding with its expressions compiled. Thread-safe.
 *
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/events/">Argo Workflows: Events</a>
 */
public final class CompiledBinding {
    private final Binding binding;
    private final Expression selector;
    private final @Nullable CompiledSubmit submit;

    public CompiledBinding(Binding binding) {
        this.binding = binding;
        this.selector = new Expression(binding.selector());
        this.submit = binding.submit() == null ? null : new CompiledSubmit(binding, binding.submit());
    }

    public Binding binding() {
        return binding;
    }

    public String name() {
        return binding.name();
    }

    Expression selector() {
        return selector;
    }

    /**
     * What the binding makes of an event; never throws for what its author or the sender wrote.
     *
     * @return null where its selector does not hold
     */
    @Nullable Decision decide(EventReceived event, EventVariables variables) {
        try {
            if (!selector.test(variables)) {
                return null;
            }
            if (submit == null) {
                return new Decision.Outcomes(new Outcome.Matched(binding.name(), ""));
            }
            SubmitCommand command = submit.command(event, variables);
            return new Decision.Submit(command, new Outcome.Matched(binding.name(), command.name()));
        } catch (ExpressionFailure e) {
            return new Decision.Failed(binding, e.explanation());
        }
    }
}

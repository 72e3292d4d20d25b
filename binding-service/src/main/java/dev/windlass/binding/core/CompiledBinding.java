package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.expr.Environment;
import dev.windlass.expr.Program;
import org.jspecify.annotations.Nullable;

/**
 * A binding with its expressions compiled, or what is wrong with one that cannot be read. Thread-safe.
 *
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/events/">Argo Workflows: Events</a>
 */
public final class CompiledBinding {
    private final BindingRef ref;
    private final @Nullable Expression selector;
    private final @Nullable CompiledSubmit submit;
    private final String fault;

    public CompiledBinding(Binding binding) {
        this.ref = binding.ref();
        this.selector = new Expression(binding.selector());
        this.submit = binding.submit() == null ? null : new CompiledSubmit(binding, binding.submit());
        this.fault = "";
    }

    private CompiledBinding(BindingRef ref, String fault) {
        this.ref = ref;
        this.selector = null;
        this.submit = null;
        this.fault = fault;
    }

    /** A binding that fails on every event, since a field of it is not what it must be. */
    public static CompiledBinding unreadable(BindingRef ref, String fault) {
        return new CompiledBinding(ref, fault);
    }

    BindingRef ref() {
        return ref;
    }

    public String name() {
        return ref.name();
    }

    /** Whether it may act: one that cannot be read fails on every event. */
    public boolean isReadable() {
        return selector != null;
    }

    /** The selector for events of a shape; null where it does not compile for them. */
    @Nullable Program selector(Environment shape) {
        return selector == null ? null : selector.program(shape);
    }

    /**
     * What the binding makes of an event; never throws for what its author or the sender wrote.
     *
     * @return null where its selector does not hold
     */
    @Nullable Decision decide(EventReceived event, EventVariables variables) {
        if (selector == null) {
            return new Decision.Failed(ref, fault);
        }
        try {
            if (!selector.test(variables)) {
                return null;
            }
            return submit == null
                    ? new Decision.Nothing(new Outcome.Matched(name(), ""))
                    : new Decision.Submit(ref, submit.command(event, variables));
        } catch (ExpressionFailure e) {
            return new Decision.Failed(ref, e.explanation());
        }
    }
}

package dev.windlass.expr.eval;

import dev.windlass.expr.eval.Frame.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A built-in function that evaluates a predicate for the elements of a collection. */
abstract class Loop extends Code {
    private final Code collection;
    final @Nullable Code predicate;

    /**
     * @param predicate null where the element itself counts
     */
    Loop(int position, Code collection, @Nullable Code predicate) {
        super(position);
        this.collection = collection;
        this.predicate = predicate;
    }

    @Override
    public final @Nullable Object eval(Frame frame) {
        Object value = collection.eval(frame);
        Scope outer = frame.scope;
        if (value instanceof List<?> list) {
            frame.scope = new Scope(list);
        } else {
            frame.position = position;
            frame.scope = new Scope(Lists.iterable(value));
        }
        Object result = run(frame, frame.scope);
        frame.scope = outer;
        return result;
    }

    abstract @Nullable Object run(Frame frame, Scope scope);

    /** The predicate's value for the scope's element. */
    final @Nullable Object value(Frame frame, Scope scope) {
        frame.step();
        if (predicate != null) {
            return predicate.eval(frame);
        }
        frame.position = position;
        return scope.item();
    }

    /** The predicate's value for the scope's element, which must be a bool. */
    final boolean test(Frame frame, Scope scope) {
        return truth(frame, value(frame, scope));
    }

    @Override
    boolean leaves() {
        return collection.leaves() || (predicate != null && predicate.leaves());
    }
}

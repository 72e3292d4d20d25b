package dev.windlass.expr;

import dev.windlass.expr.check.Shape;
import dev.windlass.expr.syntax.Nature;
import dev.windlass.golang.Values;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the variables when an expression is compiled: their names and Go types.
 *
 * <p>Two environments are equal if their names and types are, so one may be the key of a cache of programs. Immutable.
 */
public final class Environment {
    private static final Environment UNKNOWN = new Environment(Shape.UNKNOWN);

    private final Shape shape;

    private Environment(Shape shape) {
        this.shape = shape;
    }

    /** Nothing is known: any name may be used, and nothing is checked before the run. */
    public static Environment unknown() {
        return UNKNOWN;
    }

    /**
     * The shape of a map of variables, as the original takes it from {@code expr.Env(map)}: its keys are the names that an
     * expression may use, and their values' types are checked.
     */
    public static Environment of(Map<String, ? extends @Nullable Object> variables) {
        Map<String, Nature> names = HashMap.newHashMap(variables.size());
        variables.forEach(
                (name, value) -> names.put(name, value == null ? Nature.NIL : Nature.of(Values.typeOf(value))));
        return new Environment(new Shape(true, names));
    }

    Shape shape() {
        return shape;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Environment that && shape.equals(that.shape);
    }

    @Override
    public int hashCode() {
        return shape.hashCode();
    }
}

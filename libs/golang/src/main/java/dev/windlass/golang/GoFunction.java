package dev.windlass.golang;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Go function as a value: its name, its Go type, and a body.
 *
 * <p>A body takes arguments that already have the parameter types, variadic ones flat behind the fixed ones; checking and
 * converting them is the caller's, since {@code reflect} (see {@link ReflectCall}) and {@code text/template} differ in it.
 */
public final class GoFunction {
    /** The body; see {@link GoFunction#invoke}. */
    @FunctionalInterface
    public interface Body {
        @Nullable Object apply(Budget budget, @Nullable Object[] args);
    }

    private final String name;
    private final Type type;
    private final Body body;

    private GoFunction(String name, Type type, Body body) {
        this.name = name;
        this.type = type;
        this.body = body;
    }

    /** A function of the given func type. */
    public static GoFunction of(String name, Type type, Body body) {
        if (type.kind() != Kind.FUNC) {
            throw new IllegalArgumentException("not a func type: " + type);
        }
        return new GoFunction(name, type, body);
    }

    /** A method without parameters and with one result. */
    public static GoFunction getter(String name, Type result, Supplier<@Nullable Object> body) {
        return of(name, Type.func(List.of(), List.of(result), false), (budget, args) -> body.get());
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public Signature signature() {
        return type.signature();
    }

    /**
     * Calls the body with arguments of the right number and types.
     *
     * @return the first result; null if it is nil or there is none
     * @throws GoException if the function returned an error; a {@link GoPanic} if it panicked
     * @throws BudgetExceededException if the budget does not allow the result
     */
    public @Nullable Object invoke(Budget budget, @Nullable Object... args) {
        return body.apply(budget, args);
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}

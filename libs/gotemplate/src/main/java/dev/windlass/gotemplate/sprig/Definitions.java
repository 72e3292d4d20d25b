package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Type;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects functions under their names. */
final class Definitions {
    /** A function's body over its checked arguments. */
    interface Body {
        @Nullable Object apply(Budget budget, Args args);
    }

    private final Map<String, GoFunction> functions = new HashMap<>();
    private final Libraries libraries;

    Definitions(Libraries libraries) {
        this.libraries = libraries;
    }

    Libraries libraries() {
        return libraries;
    }

    /** A function that returns one value. */
    void add(String name, Type result, List<Type> params, Body body) {
        put(name, Type.func(params, List.of(result), false), body);
    }

    /** A function whose last parameter is a slice that stands for any number of arguments. */
    void variadic(String name, Type result, List<Type> params, Body body) {
        put(name, Type.func(params, List.of(result), true), body);
    }

    /** A function that returns a value and an error. */
    void failing(String name, Type result, List<Type> params, Body body) {
        put(name, Type.func(params, List.of(result, Type.ERROR), false), body);
    }

    void failingVariadic(String name, Type result, List<Type> params, Body body) {
        put(name, Type.func(params, List.of(result, Type.ERROR), true), body);
    }

    /** A function that panics with its error under its plain name, and returns it under the must name. */
    void both(String name, String mustName, Type result, List<Type> params, Body body) {
        add(name, result, params, panicking(body));
        failing(mustName, result, params, body);
    }

    static Body panicking(Body body) {
        return (budget, args) -> {
            try {
                return body.apply(budget, args);
            } catch (GoPanic panic) {
                throw panic;
            } catch (GoException error) {
                throw new GoPanic(error.error());
            }
        };
    }

    private void put(String name, Type type, Body body) {
        Casts casts = new Casts(libraries);
        functions.put(name, GoFunction.of(name, type, (budget, args) -> body.apply(budget, new Args(args, casts))));
    }

    Map<String, GoFunction> functions() {
        return Collections.unmodifiableMap(functions);
    }
}

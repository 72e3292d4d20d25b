package dev.windlass.golang;

import org.jspecify.annotations.Nullable;

/** Calls functions with the checks and the panic texts of Go's {@code reflect.Value.Call}. */
public final class ReflectCall {
    private ReflectCall() {}

    /**
     * Calls with arguments as they come; nil counts as a nil {@code interface {}}.
     *
     * @throws GoPanic if the number or the types of the arguments do not fit
     * @throws GoException as {@link GoFunction#invoke} does
     */
    public static @Nullable Object call(GoFunction function, Budget budget, @Nullable Object... args) {
        Signature signature = function.signature();
        int required = signature.required();
        if (args.length < required) {
            throw new GoPanic("reflect: Call with too few input arguments");
        }
        if (!signature.variadic() && args.length > required) {
            throw new GoPanic("reflect: Call with too many input arguments");
        }
        for (int i = 0; i < args.length; i++) {
            Type given = args[i] == null ? Type.ANY : Values.typeOf(args[i]);
            Type wanted = signature.param(i);
            if (given == null || !given.assignableTo(wanted)) {
                throw new GoPanic(
                        i < required
                                ? "reflect: Call using " + given + " as type " + wanted
                                : "reflect: cannot use " + given + " as type " + wanted + " in Call");
            }
        }
        return function.invoke(budget, args);
    }
}

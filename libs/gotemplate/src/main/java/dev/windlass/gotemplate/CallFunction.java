package dev.windlass.gotemplate;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Signature;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import org.jspecify.annotations.Nullable;

/** {@code call}: calls the function that its first argument is. */
record CallFunction() implements Builtin {
    @Override
    public @Nullable Object call(Execution execution, Node command, Word[] arguments, Object piped) {
        int count = arguments.length + (piped == Absent.NOT_PIPED ? 0 : 1);
        Calls.checkCount(execution, "call", 2, true, arguments.length, count);
        @Nullable Object[] values = new @Nullable Object[count];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i].value(execution);
        }
        if (count > arguments.length) {
            values[count - 1] = piped;
        }
        String callee =
                arguments.length == 0 ? describe(piped) : arguments[0].node().text();
        return Calls.guarded(execution, command, "call", () -> invoke(execution.budget, callee, values));
    }

    /** As {@code reflect.Value.String}. */
    private static String describe(Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value == Absent.NO_VALUE ? "<invalid Value>" : "<" + Calls.typeOf(value) + " Value>";
    }

    private static @Nullable Object invoke(Budget budget, String callee, @Nullable Object[] values) {
        Object first = values[0];
        if (first == null || first == Absent.NO_VALUE) {
            throw new GoException("call of nil");
        }
        if (!(first instanceof GoFunction function)) {
            throw new GoException("non-function " + callee + " of type " + Values.typeName(first));
        }
        Signature signature = function.signature();
        String fault = Calls.signatureFault(callee, signature);
        if (fault != null) {
            throw new GoException(fault);
        }
        checkCount(callee, signature, values.length - 1);
        @Nullable Object[] arguments = new @Nullable Object[values.length - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(i, values[i + 1], signature.param(i));
        }
        return function.invoke(budget, arguments);
    }

    private static void checkCount(String callee, Signature signature, int given) {
        int required = signature.required();
        boolean fits = signature.variadic() ? given >= required : given == required;
        if (!fits) {
            throw new GoException("wrong number of args for " + callee + ": got " + given + " want "
                    + (signature.variadic() ? "at least " : "") + required);
        }
    }

    private static @Nullable Object argument(int index, @Nullable Object value, Type type) {
        try {
            return Indexing.prepare(value, type);
        } catch (GoException e) {
            throw new GoException("arg " + index + ": " + e.getMessage());
        }
    }
}

package dev.windlass.expr.eval;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Kind;
import dev.windlass.golang.ReflectCall;
import dev.windlass.golang.Signature;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calls of functions that are values. The original has three ways, which differ in what they say of wrong arguments. */
final class Calls {
    /** One of the ways. */
    @FunctionalInterface
    interface Caller {
        @Nullable Object call(Frame frame, @Nullable Object function, @Nullable Object[] arguments);
    }

    private Calls() {}

    /** The way for a callee of this type. */
    static Caller of(Type callee, boolean method) {
        if (callee.kind() != Kind.FUNC) {
            return Calls::reflect;
        }
        Type plain = method ? withoutReceiver(callee) : callee;
        if (TypedCalls.has(plain)) {
            return typed(plain.signature());
        }
        Signature signature = plain.signature();
        boolean fast = signature.variadic()
                && signature.params().size() == 1
                && signature.params().getFirst().elem().kind() == Kind.INTERFACE
                && signature.results().size() == 1
                && signature.results().getFirst().kind() == Kind.INTERFACE;
        return fast ? Calls::direct : Calls::reflect;
    }

    private static Type withoutReceiver(Type method) {
        Signature signature = method.signature();
        return Type.func(
                signature.params().subList(1, signature.params().size()), signature.results(), signature.variadic());
    }

    private static @Nullable Object direct(Frame frame, @Nullable Object function, @Nullable Object[] arguments) {
        return function(function).invoke(frame.budget, arguments);
    }

    /** By type assertions, from the last argument to the first. */
    private static Caller typed(Signature signature) {
        return (frame, function, arguments) -> {
            GoFunction callee = function(function);
            for (int i = arguments.length - 1; i >= 0; i--) {
                Type wanted = signature.params().get(i);
                if (!Type.ANY.equals(wanted) && !wanted.equals(Values.typeOf(arguments[i]))) {
                    throw Code.assertion(arguments[i], wanted.toString());
                }
            }
            return callee.invoke(frame.budget, arguments);
        };
    }

    private static GoFunction function(@Nullable Object value) {
        if (value instanceof GoFunction function) {
            return function;
        }
        throw new GoPanic("invalid operation: cannot call non-function of type " + Values.typeName(value));
    }

    private static @Nullable Object reflect(Frame frame, @Nullable Object function, @Nullable Object[] arguments) {
        if (function == null) {
            throw new GoPanic("invalid operation: cannot call nil");
        }
        GoFunction callee = function(function);
        Signature signature = callee.signature();
        requireCount(signature, arguments.length);
        @Nullable Object[] values = Arrays.copyOf(arguments, arguments.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = Zero.of(signature.param(i));
            }
        }
        return ReflectCall.call(callee, frame.budget, values);
    }

    private static void requireCount(Signature signature, int given) {
        int required = signature.required();
        if (signature.variadic() ? given < required : given != required) {
            throw new GoPanic("invalid number of arguments: expected " + (signature.variadic() ? "at least " : "")
                    + required + ", got " + given);
        }
    }
}

package dev.windlass.gotemplate;

import dev.windlass.golang.BudgetExceededException;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Signature;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls functions and methods with the arguments that a template gives them. */
final class Calls {
    private Calls() {}

    static Type typeOf(Object value) {
        return Objects.requireNonNull(Values.typeOf(value));
    }

    /** Whether the result comes as an {@code interface {}}. */
    static boolean isResultBoxed(GoFunction function) {
        var results = function.signature().results();
        return !results.isEmpty() && results.getFirst().kind() == Kind.INTERFACE;
    }

    /** What is wrong with the results of a function, or null. */
    static @Nullable String signatureFault(String name, Signature signature) {
        int results = signature.results().size();
        if (results == 1 || (results == 2 && signature.fails())) {
            return null;
        }
        return results == 2
                ? "invalid function signature for " + name + ": second return value should be error; is "
                        + signature.results().get(1)
                : "function " + name + " has " + results + " return values; should be 1 or 2";
    }

    /**
     * Calls with the arguments, the piped value coming last.
     *
     * @param node what errors of the function itself are blamed on
     * @return its result; null is a nil interface
     */
    static @Nullable Object call(
            Execution execution, GoFunction function, Node node, String name, Word[] arguments, Object piped) {
        Signature signature = function.signature();
        int count = arguments.length + (piped == Absent.NOT_PIPED ? 0 : 1);
        checkCount(execution, name, signature.params().size(), signature.variadic(), arguments.length, count);
        String fault = signatureFault(name, signature);
        if (fault != null) {
            throw execution.fail(fault);
        }
        @Nullable Object[] values = new @Nullable Object[count];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i].argument(execution, signature.param(i));
        }
        if (count > arguments.length) {
            values[count - 1] = Conversion.assign(execution, piped, signature.param(count - 1));
        }
        return guarded(execution, node, name, () -> function.invoke(execution.budget, values));
    }

    /** What a function does, which may fail or panic. */
    @FunctionalInterface
    interface Body {
        @Nullable Object run();
    }

    /** Runs a function's body; what it throws fails the template at the node. */
    static @Nullable Object guarded(Execution execution, Node node, String name, Body body) {
        execution.step();
        try {
            return body.run();
        } catch (TemplateException | BudgetExceededException | UncheckedIOException e) {
            throw e;
        } catch (GoException e) {
            execution.at(node);
            throw execution.failure("error calling " + name + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // Go recovers from whatever a function panics with.
            execution.at(node);
            throw execution.failure("error calling " + name + ": " + e, e);
        }
    }

    static void checkCount(Execution execution, String name, int parameters, boolean variadic, int written, int given) {
        if (variadic && given < parameters - 1) {
            throw execution.fail(
                    "wrong number of args for " + name + ": want at least " + (parameters - 1) + " got " + written);
        }
        if (!variadic && given != parameters) {
            throw execution.fail("wrong number of args for " + name + ": want " + parameters + " got " + given);
        }
    }
}

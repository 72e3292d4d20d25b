package dev.windlass.binding.core;

import dev.windlass.contracts.SubmitCommand;
import dev.windlass.expr.CompileException;
import dev.windlass.expr.RunException;
import dev.windlass.golang.Budget;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import org.jspecify.annotations.Nullable;

/** One argument of a submit, its expression compiled. */
final class CompiledArgument {
    private final String name;
    private final @Nullable Expression value;

    CompiledArgument(Binding.Argument argument) {
        this.name = argument.name();
        this.value = argument.event() == null ? null : new Expression(argument.event());
    }

    SubmitCommand.Parameter parameter(EventVariables variables) throws ExpressionFailure {
        if (value == null) {
            throw new ExpressionFailure("malformed workflow template parameter \"" + name + "\": valueFrom is nil");
        }
        try {
            return new SubmitCommand.Parameter(name, unquoted(value.evaluate(variables)));
        } catch (CompileException e) {
            throw new ExpressionFailure(
                    "failed to compile workflow template parameter " + name + " expression: " + e.getMessage());
        } catch (RunException e) {
            throw new ExpressionFailure(
                    "failed to evaluate workflow template parameter \"" + name + "\" expression: " + e.getMessage());
        } catch (JsonException e) {
            throw new ExpressionFailure(
                    "failed to convert result to JSON \"" + name + "\" expression: " + e.getMessage());
        }
    }

    /** JSON without its outer quotes and not unescaped, but for the three characters that Go's encoder escapes for HTML. */
    private static String unquoted(@Nullable Object result) {
        String json = Json.marshal(Budget.UNLIMITED, result)
                .replace("\\u003c", "<")
                .replace("\\u003e", ">")
                .replace("\\u0026", "&");
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }
}

package dev.windlass.gotemplate;

import dev.windlass.golang.Budget;
import dev.windlass.golang.Type;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The functions of the language by name. */
final class Builtins {
    static final Map<String, Builtin> ALL = Map.ofEntries(
            Map.entry("and", new ShortCircuit("and", false)),
            Map.entry("or", new ShortCircuit("or", true)),
            Map.entry("call", new CallFunction()),
            Map.entry("slice", new SliceFunction()),
            values("not", 1, false, (budget, args) -> !Truth.of(args[0])),
            values("len", 1, false, (budget, args) -> Indexing.length(args[0])),
            values("index", 2, true, (budget, args) -> Indexing.index(args)),
            values("eq", 2, true, Comparison::equal),
            values("ne", 2, false, (budget, args) -> !Comparison.equal(budget, args)),
            values("lt", 2, false, (budget, args) -> Comparison.less(args[0], args[1])),
            values("le", 2, false, Comparison::lessOrEqual),
            values("gt", 2, false, (budget, args) -> !Comparison.lessOrEqual(budget, args)),
            values("ge", 2, false, (budget, args) -> !Comparison.less(args[0], args[1])),
            anything("print", 1, Printing::sprint),
            anything("println", 1, Printing::sprintln),
            Map.entry("printf", new Plain("printf", 2, true, Builtins::printfType, Printing::sprintf)),
            anything("html", 1, (budget, args) -> Escaping.html(budget, Printing.joined(budget, args))),
            anything("js", 1, (budget, args) -> Escaping.javaScript(budget, Printing.joined(budget, args))),
            anything("urlquery", 1, (budget, args) -> Escaping.urlQuery(budget, Printing.joined(budget, args))));

    private Builtins() {}

    /** What a function does with its arguments. */
    @FunctionalInterface
    private interface Body {
        @Nullable Object apply(Budget budget, @Nullable Object[] args);
    }

    /** A function that sees missing values as such. */
    private static Map.Entry<String, Builtin> values(String name, int parameters, boolean variadic, Body body) {
        return Map.entry(name, new Plain(name, parameters, variadic, index -> null, body));
    }

    /** A function of any number of {@code interface {}}. */
    private static Map.Entry<String, Builtin> anything(String name, int parameters, Body body) {
        return Map.entry(name, new Plain(name, parameters, true, index -> Type.ANY, body));
    }

    private static Type printfType(int index) {
        return index == 0 ? Type.STRING : Type.ANY;
    }

    /** A function that evaluates all its arguments; a parameter without a type takes them as they are. */
    private record Plain(
            String name, int parameters, boolean variadic, Function<Integer, @Nullable Type> types, Body body)
            implements Builtin {
        @Override
        public @Nullable Object call(Execution execution, Node command, Word[] arguments, Object piped) {
            int count = arguments.length + (piped == Absent.NOT_PIPED ? 0 : 1);
            Calls.checkCount(execution, name, parameters, variadic, arguments.length, count);
            @Nullable Object[] values = new @Nullable Object[count];
            for (int i = 0; i < arguments.length; i++) {
                Type type = types.apply(i);
                values[i] = type == null ? arguments[i].value(execution) : arguments[i].argument(execution, type);
            }
            if (count > arguments.length) {
                Type type = types.apply(count - 1);
                values[count - 1] = type == null ? piped : Conversion.assign(execution, piped, type);
            }
            return Calls.guarded(execution, command, name, () -> body.apply(execution.budget, values));
        }
    }

    /** {@code and} and {@code or}: the first argument with that truth, or the last one. */
    private record ShortCircuit(String name, boolean stopsAt) implements Builtin {
        @Override
        public @Nullable Object call(Execution execution, Node command, Word[] arguments, Object piped) {
            int count = arguments.length + (piped == Absent.NOT_PIPED ? 0 : 1);
            Calls.checkCount(execution, name, 2, true, arguments.length, count);
            execution.step();
            Object value = Absent.NO_VALUE;
            for (Word argument : arguments) {
                value = argument.value(execution);
                if (Truth.of(value) == stopsAt) {
                    return value;
                }
            }
            return piped == Absent.NOT_PIPED ? value : piped;
        }
    }
}

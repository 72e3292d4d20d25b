package dev.windlass.expr.jsonpath;

import dev.windlass.expr.eval.Constants;
import dev.windlass.expr.eval.Patterns;
import dev.windlass.expr.jsonpath.JsonPath.Context;
import dev.windlass.golang.GoException;
import dev.windlass.golang.Num;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The expression of a filter or of a computed step. An operand is a nested path, a script, a literal text, or JSON. */
final class Script {
    private static final int MAX_DEPTH = 100;
    private static final List<String> OPERATORS = List.of(
            "||", "&&", "==", "!=", "<=", ">=", "<", ">", "=~", "!", "+", "-", "**", "*", "/", "%", "not in", "in", "@",
            "$");

    /** An operator with its operands, or a nested path. */
    private sealed interface Operation {
        record Path(List<Step> steps) implements Operation {}

        record Operator(
                String name,
                @Nullable Object left,
                @Nullable Object right) implements Operation {}
    }

    private final String text;
    private final @Nullable Operation operation;

    private Script(String text, @Nullable Operation operation) {
        this.text = text;
        this.operation = operation;
    }

    static Script compile(String text) {
        return new Script(text, operation(text, OPERATORS, 0));
    }

    private static @Nullable Operation operation(String untrimmed, List<String> candidates, int depth) {
        if (depth > MAX_DEPTH) {
            throw new GoException("invalid expression. is nested too deeply");
        }
        String text = untrimmed.strip();
        List<String> operators = candidates;
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > 1 && text.startsWith("(") && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).strip();
            operators = OPERATORS;
        }
        for (int i = 0; i < operators.size(); i++) {
            String operator = operators.get(i);
            int at = Unquoted.indexOf(text, operator);
            if (at < 0) {
                continue;
            }
            Operation found = at(text, operator, at, operators.subList(i, operators.size()), depth);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Operation at(String text, String operator, int at, List<String> operators, int depth) {
        boolean path = operator.equals("@") || operator.equals("$");
        String right = text.substring(at + operator.length()).strip();
        String left = text.substring(0, at).strip();
        if (path) {
            return left.isEmpty() ? new Operation.Path(Steps.parse(text)) : null;
        }
        boolean prefix = operator.equals("!");
        if (right.isEmpty() || left.isEmpty() != prefix) {
            return null;
        }
        Object second = operand(right, operators, depth);
        return new Operation.Operator(operator, operand(left, operators, depth), second);
    }

    private static @Nullable Object operand(String text, List<String> operators, int depth) {
        Operation operation = operation(text, operators, depth + 1);
        if (operation != null) {
            return operation;
        }
        if (text.isEmpty()) {
            return null;
        }
        boolean json = (text.startsWith("[") && text.endsWith("]")) || (text.startsWith("{") && text.endsWith("}"));
        if (json) {
            try {
                return Json.unmarshal(text);
            } catch (GoException e) {
                return text;
            }
        }
        return text;
    }

    void requireSome() {
        if (text.isEmpty()) {
            throw new GoException("invalid expression. is empty");
        }
    }

    /** The value where one is needed: errors say that they are the expression's. */
    @Nullable Object argument(Context context, @Nullable Object current) {
        requireSome();
        try {
            return evaluate(context, current);
        } catch (GoException e) {
            String reason = e.getMessage();
            throw reason.startsWith("invalid expression") ? e : new GoException("invalid expression. " + reason);
        }
    }

    @Nullable Object evaluate(Context context, @Nullable Object current) {
        requireSome();
        Run run = new Run(context, current);
        if (operation != null) {
            return run.evaluate(operation);
        }
        if (run.isParameter(text)) {
            return run.parameter(text);
        }
        try {
            return run.number(text);
        } catch (GoException notNumber) {
            try {
                return run.bool(text);
            } catch (GoException notBool) {
                return text;
            }
        }
    }

    /** One evaluation. */
    private record Run(Context context, @Nullable Object current) {
        boolean isParameter(String name) {
            return name.equals("$") || name.equals("@") || name.equals("nil") || name.equals("null");
        }

        @Nullable Object parameter(String name) {
            return switch (name) {
                case "$" -> context.root();
                case "@" -> current;
                default -> null;
            };
        }

        @Nullable Object evaluate(Operation operation) {
            return switch (operation) {
                case Operation.Path path -> path(path.steps());
                case Operation.Operator it -> operator(it);
            };
        }

        private @Nullable Object path(List<Step> steps) {
            Object value = Step.applyFirst(steps, context, current);
            if (value instanceof String text) {
                return isSingleQuoted(text) ? text : "'" + text + "'";
            }
            return value;
        }

        private @Nullable Object operator(Operation.Operator it) {
            Object a = it.left();
            Object b = it.right();
            return switch (it.name()) {
                case "!" -> !bool(b);
                case "||" -> count(a, b) > 0;
                case "&&" -> count(a, b) == 2;
                case "==" -> equal(a, b);
                case "!=" -> !equal(a, b);
                case "<=" -> number(a) <= number(b);
                case ">=" -> number(a) >= number(b);
                case "<" -> number(a) < number(b);
                case ">" -> number(a) > number(b);
                case "+" -> number(a) + number(b);
                case "-" -> number(a) - number(b);
                case "*" -> number(a) * number(b);
                case "/" -> number(a) / number(b);
                case "**" -> Constants.power(number(a), number(b));
                case "%" -> modulo(integer(a), integer(b));
                case "=~" -> matches(a, b);
                case "in" -> in(a, b);
                default -> !in(a, b);
            };
        }

        /** How many of both are true; each is evaluated, whatever the other is. */
        private int count(@Nullable Object a, @Nullable Object b) {
            int first = bool(a) ? 1 : 0;
            return bool(b) ? first + 1 : first;
        }

        private static Object modulo(long a, long b) {
            if (b == 0) {
                throw new GoException("runtime error: integer divide by zero");
            }
            return Num.int64(b == -1 ? 0 : a % b);
        }

        private @Nullable Object value(@Nullable Object operand) {
            Object value = operand instanceof Operation operation ? evaluate(operation) : operand;
            return value instanceof String name && isParameter(name) ? parameter(name) : value;
        }

        private static void requireOperand(@Nullable Object operand) {
            if (operand == null) {
                throw new GoException("invalid argument. is nil");
            }
        }

        double number(@Nullable Object operand) {
            requireOperand(operand);
            try {
                return Parse.parseFloat(Fmt.value(context.budget(), value(operand)));
            } catch (NumException e) {
                throw new GoException("invalid argument. expected number");
            }
        }

        private long integer(@Nullable Object operand) {
            requireOperand(operand);
            try {
                return Parse.parseInt(Fmt.value(context.budget(), value(operand)), 10, 64);
            } catch (NumException e) {
                throw new GoException("invalid argument. expected integer");
            }
        }

        boolean bool(@Nullable Object operand) {
            Object value = operand == null ? null : value(operand);
            if (value == null) {
                return false;
            }
            try {
                return Parse.parseBool(Fmt.value(context.budget(), value));
            } catch (NumException e) {
                throw new GoException("invalid argument. expected boolean");
            }
        }

        /** The operand as text: a string in single quotes, if it is known to be one. */
        private String string(@Nullable Object operand) {
            requireOperand(operand);
            Object value = operand instanceof Operation operation ? evaluate(operation) : operand;
            if (!(value instanceof String text)) {
                return Fmt.value(context.budget(), value);
            }
            boolean parameter = isParameter(text);
            Object referred = parameter ? parameter(text) : text;
            if (!(referred instanceof String known)) {
                return Fmt.value(context.budget(), referred);
            }
            if (isSingleQuoted(known)) {
                return known;
            }
            boolean doubleQuoted = known.length() > 1 && known.startsWith("\"") && known.endsWith("\"");
            String bare = doubleQuoted ? known.substring(1, known.length() - 1) : known;
            return doubleQuoted || parameter ? "'" + bare + "'" : bare;
        }

        private static boolean isSingleQuoted(String text) {
            return text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        }

        private static String bare(String text) {
            return isSingleQuoted(text) ? text.substring(1, text.length() - 1) : text;
        }

        private boolean equal(@Nullable Object a, @Nullable Object b) {
            try {
                return number(a) == number(b);
            } catch (GoException e) {
                return string(a).equals(string(b));
            }
        }

        private boolean matches(@Nullable Object a, @Nullable Object b) {
            String text = bare(string(a));
            String pattern = bare(string(b));
            context.budget().spend(pattern.length(), 64);
            try {
                return Patterns.compile(pattern).matcher(text).find();
            } catch (GoException e) {
                throw new GoException("invalid argument. expected a valid regexp");
            }
        }

        private boolean in(@Nullable Object a, @Nullable Object b) {
            Object item = item(a);
            for (Object element : elements(b)) {
                if (element != null && element.equals(item)) {
                    return true;
                }
            }
            return false;
        }

        private Object item(@Nullable Object operand) {
            try {
                return number(operand);
            } catch (GoException e) {
                return string(operand);
            }
        }

        private List<@Nullable Object> elements(@Nullable Object operand) {
            requireOperand(operand);
            Object value = value(operand);
            requireOperand(value);
            if (value instanceof Map<?, ?> map) {
                return new ArrayList<>(map.values());
            }
            if (value instanceof List<?> list) {
                return new ArrayList<>(list);
            }
            throw new GoException("invalid argument. expected array, map, or slice");
        }
    }
}

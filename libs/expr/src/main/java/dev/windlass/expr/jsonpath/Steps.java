package dev.windlass.expr.jsonpath;

import dev.windlass.golang.GoException;
import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parses the steps of a path. */
final class Steps {
    private static final String COLON = ":";
    private static final String COMMA = ",";

    private Steps() {}

    static List<Step> parse(String path) {
        List<Step> steps = new ArrayList<>();
        for (String token : Tokens.split(path)) {
            steps.add(step(token));
        }
        return steps;
    }

    static GoException malformed(String token) {
        return new GoException("invalid token. '" + token + "' does not match any token format");
    }

    private static Step step(String untrimmed) {
        String token = untrimmed.strip();
        if (token.isEmpty()) {
            throw new GoException("invalid token. token string is empty");
        }
        if (!token.startsWith("[")) {
            return switch (token) {
                case "$" -> new Step.Root();
                case "@" -> new Step.Current();
                case "*" -> new Step.Wildcard();
                case ".." -> new Step.Recursive();
                case "length" -> new Step.Length();
                default -> new Step.Key(token);
            };
        }
        if (!token.endsWith("]") || token.length() < 2) {
            throw malformed(token);
        }
        return subscript(token, token.substring(1, token.length() - 1).strip());
    }

    private static Step subscript(String token, String inner) {
        if (inner.isEmpty()) {
            throw malformed(token);
        }
        if (inner.equals("*")) {
            return new Step.Wildcard();
        }
        if (inner.startsWith("?")) {
            if (!inner.startsWith("?(") || !inner.endsWith(")")) {
                throw malformed(token);
            }
            return new Step.Filter(
                    Script.compile(inner.substring(2, inner.length() - 1).strip()));
        }
        List<@Nullable Object> arguments = new Arguments(token, inner).parse();
        return arguments.size() == 1 ? single(token, arguments.getFirst()) : several(token, arguments);
    }

    private static Step single(String token, @Nullable Object argument) {
        if (argument instanceof String text) {
            if (isKey(text)) {
                return new Step.Key(inner(text));
            }
            if (isScript(text)) {
                return new Step.Computed(Script.compile(inner(text)));
            }
        } else if (argument instanceof Long index) {
            return new Step.Index(index);
        }
        throw malformed(token);
    }

    private static Step several(String token, List<@Nullable Object> arguments) {
        int colons = 0;
        int commas = 0;
        boolean afterColon = false;
        List<@Nullable Object> values = new ArrayList<>();
        for (Object argument : arguments) {
            if (Objects.equals(argument, COLON)) {
                colons++;
                if (afterColon) {
                    values.add(null);
                }
                afterColon = true;
                continue;
            }
            if (Objects.equals(argument, COMMA)) {
                commas++;
            } else {
                values.add(argument);
            }
            afterColon = false;
        }
        if ((colons > 0) == (commas > 0) || colons > 2) {
            throw malformed(token);
        }
        return commas > 0 ? union(token, values, commas) : range(values, colons);
    }

    private static Step union(String token, List<@Nullable Object> values, int commas) {
        if (commas >= values.size()) {
            throw malformed(token);
        }
        List<Object> arguments = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Long index) {
                arguments.add(index);
            } else if (value instanceof String text && isScript(text)) {
                arguments.add(Script.compile(inner(text)));
            } else if (value instanceof String text && isKey(text)) {
                arguments.add(inner(text));
            } else {
                throw malformed(token);
            }
        }
        return new Step.Union(arguments);
    }

    private static Step range(List<@Nullable Object> values, int colons) {
        if (colons == 1 && values.size() == 1) {
            values.add(null);
        }
        if (values.size() < 2) {
            throw new GoException("runtime error: index out of range [1] with length " + values.size());
        }
        return new Step.Range(
                bound(values.get(0)), bound(values.get(1)), values.size() > 2 ? bound(values.get(2)) : null);
    }

    private static @Nullable Object bound(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        if (!isScript(text)) {
            throw new GoException("invalid expression. invalid format '" + text + "'");
        }
        return Script.compile(inner(text));
    }

    private static String inner(String text) {
        return text.substring(1, text.length() - 1);
    }

    static boolean isScript(String text) {
        return text.length() > 2 && text.startsWith("(") && text.endsWith(")");
    }

    static boolean isKey(String text) {
        return text.length() > 1
                && ((text.startsWith("'") && text.endsWith("'")) || (text.startsWith("\"") && text.endsWith("\"")));
    }

    static @Nullable Long number(String text) {
        try {
            return Parse.parseInt(text, 10, 64);
        } catch (NumException e) {
            return null;
        }
    }

    /** Splits what stands between brackets into numbers, keys, scripts, colons and commas. */
    private static final class Arguments {
        private final String token;
        private final String inner;
        private final List<@Nullable Object> arguments = new ArrayList<>();
        private String buffer = "";
        private int opened;
        private int closed;
        private char quote;

        Arguments(String token, String inner) {
            this.token = token;
            this.inner = inner;
        }

        List<@Nullable Object> parse() {
            for (int i = 0; i < inner.length(); i++) {
                char c = inner.charAt(i);
                buffer += c;
                switch (c) {
                    case ' ' -> {
                        if (quote == 0 && opened == closed) {
                            buffer = buffer.strip();
                        }
                    }
                    case '(' -> opened += quote == 0 ? 1 : 0;
                    case ')' -> close();
                    case '\'', '"' -> quote(c);
                    case ':' -> separator(COLON, i);
                    case ',' -> separator(COMMA, i);
                    default -> {
                        // part of the argument
                    }
                }
            }
            if (!buffer.isEmpty()) {
                Long number = number(buffer);
                arguments.add(number != null ? number : buffer);
            }
            return arguments;
        }

        private void close() {
            if (++closed == opened) {
                if (!isScript(buffer)) {
                    throw new GoException("invalid expression. invalid format '" + buffer + "'");
                }
                take();
            }
        }

        private void take() {
            arguments.add(buffer);
            buffer = "";
        }

        private void quote(char c) {
            if ((quote != 0 && quote != c) || opened != closed) {
                return;
            }
            if (buffer.length() > 1 && buffer.charAt(buffer.length() - 2) == '\\') {
                buffer = buffer.substring(0, buffer.length() - 2) + c;
                return;
            }
            if (quote == 0) {
                quote = c;
                if (buffer.length() != 1) {
                    throw malformed(token);
                }
            } else {
                quote = 0;
                if (!isKey(buffer)) {
                    throw malformed(token);
                }
                take();
            }
        }

        private void separator(String separator, int index) {
            if (quote != 0 || opened != closed) {
                return;
            }
            String argument = buffer.substring(0, buffer.length() - 1);
            if (!argument.isEmpty()) {
                Long number = number(argument);
                if (number == null && separator.equals(COLON)) {
                    throw malformed(token);
                }
                arguments.add(number != null ? number : argument);
            } else if (index == 0 && separator.equals(COLON)) {
                arguments.add(null);
            }
            arguments.add(separator);
            buffer = "";
        }
    }
}

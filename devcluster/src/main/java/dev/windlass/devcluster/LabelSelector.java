package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A label selector as in a query: {@code a=b,c!=d,e in (f,g),h notin (i),j,!k,l>1,m<2}. */
record LabelSelector(List<Requirement> requirements) {

    enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        NOT_EXISTS,
        GREATER,
        LESS
    }

    record Requirement(String key, Operator operator, Set<String> values) {
        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case NOT_EXISTS -> value == null;
                case GREATER -> value != null && compare(value) > 0;
                case LESS -> value != null && compare(value) < 0;
            };
        }

        /** 0, which is neither greater nor less, where either is no number. */
        private int compare(String value) {
            try {
                return Long.compare(
                        Long.parseLong(value), Long.parseLong(values.iterator().next()));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    boolean isEmpty() {
        return requirements.isEmpty();
    }

    boolean matches(Map<String, String> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Of the form that objects hold: {@code matchLabels} and {@code matchExpressions}. */
    static LabelSelector of(JsonNode selector) {
        List<Requirement> requirements = new ArrayList<>();
        Json.textMap(selector.path("matchLabels"))
                .forEach((key, value) -> requirements.add(new Requirement(key, Operator.IN, Set.of(value))));
        for (JsonNode expression : selector.path("matchExpressions")) {
            Set<String> values = new TreeSet<>(Json.texts(expression.path("values")));
            Operator operator = switch (Json.text(expression, "operator")) {
                case "NotIn" -> Operator.NOT_IN;
                case "Exists" -> Operator.EXISTS;
                case "DoesNotExist" -> Operator.NOT_EXISTS;
                default -> Operator.IN;
            };
            requirements.add(new Requirement(Json.text(expression, "key"), operator, values));
        }
        return new LabelSelector(requirements);
    }

    static LabelSelector parse(String text) {
        return new LabelSelector(new Parser(text).all());
    }

    /** Follows k8s.io/apimachinery, pkg/labels; its error texts as well. */
    private static final class Parser {
        private static final String SYMBOLS = "=!(),<>";

        private final List<String> tokens = new ArrayList<>();
        private int at;

        Parser(String text) {
            int i = 0;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (Character.isWhitespace(c)) {
                    i++;
                    continue;
                }
                int end = i + 1;
                if (SYMBOLS.indexOf(c) < 0) {
                    while (end < text.length()
                            && SYMBOLS.indexOf(text.charAt(end)) < 0
                            && !Character.isWhitespace(text.charAt(end))) {
                        end++;
                    }
                } else if ((c == '=' || c == '!') && text.startsWith("=", end)) {
                    end++;
                }
                tokens.add(text.substring(i, end));
                i = end;
            }
        }

        private String peek() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private String next() {
            String token = peek();
            at++;
            return token;
        }

        private static boolean word(String token) {
            return !token.isEmpty() && SYMBOLS.indexOf(token.charAt(0)) < 0;
        }

        List<Requirement> all() {
            List<Requirement> found = new ArrayList<>();
            if (tokens.isEmpty()) {
                return found;
            }
            while (true) {
                found.add(requirement());
                String separator = next();
                if (separator.isEmpty()) {
                    return found;
                }
                if (!separator.equals(",")) {
                    throw fault("found '" + separator + "', expected: ',' or 'end of string'");
                }
                if (!word(peek()) && !peek().equals("!")) {
                    throw fault("found '" + peek() + "', expected: identifier after ','");
                }
            }
        }

        private Requirement requirement() {
            boolean absent = peek().equals("!");
            if (absent) {
                next();
            }
            String key = next();
            if (!word(key)) {
                throw fault("found '" + key + "', expected: identifier");
            }
            List<String> faults = Names.qualifiedName(key);
            if (!faults.isEmpty()) {
                throw fault("key: Invalid value: " + Json.quote(key) + ": " + String.join("; ", faults));
            }
            if (absent) {
                return new Requirement(key, Operator.NOT_EXISTS, Set.of());
            }
            if (peek().isEmpty() || peek().equals(",")) {
                return new Requirement(key, Operator.EXISTS, Set.of());
            }
            String operator = next();
            return switch (operator) {
                case "=", "==" -> new Requirement(key, Operator.IN, Set.of(value(key)));
                case "!=" -> new Requirement(key, Operator.NOT_IN, Set.of(value(key)));
                case "in" -> new Requirement(key, Operator.IN, values(key));
                case "notin" -> new Requirement(key, Operator.NOT_IN, values(key));
                case ">" -> new Requirement(key, Operator.GREATER, Set.of(number(value(key))));
                case "<" -> new Requirement(key, Operator.LESS, Set.of(number(value(key))));
                default -> throw fault("found '" + operator + "', expected: in, notin, =, ==, !=, gt, lt");
            };
        }

        private String value(String key) {
            return peek().isEmpty() || peek().equals(",") ? "" : checked(key, next());
        }

        private Set<String> values(String key) {
            String open = next();
            if (!open.equals("(")) {
                throw fault("found '" + open + "' expected: '('");
            }
            Set<String> values = new TreeSet<>();
            boolean more = true;
            while (more) {
                String token = peek();
                values.add(word(token) ? checked(key, next()) : "");
                String separator = next();
                if (!separator.equals(",") && !separator.equals(")")) {
                    throw fault("found '" + separator + "', expected: ',' or ')'");
                }
                more = separator.equals(",");
            }
            return values;
        }

        private static String checked(String key, String value) {
            List<String> faults =
                    word(value) ? Names.labelValue(value) : List.of("found '" + value + "', expected: identifier");
            if (!faults.isEmpty()) {
                throw fault("values[0][" + key + "]: Invalid value: " + Json.quote(value) + ": "
                        + String.join("; ", faults));
            }
            return value;
        }

        private static String number(String value) {
            try {
                return Long.toString(Long.parseLong(value));
            } catch (NumberFormatException e) {
                throw fault("values[0]: Invalid value: " + Json.quote(value)
                        + ": for 'Gt', 'Lt' operators, the value must be an integer");
            }
        }

        private static ApiException fault(String what) {
            return Failures.badRequest("unable to parse requirement: " + what);
        }
    }
}

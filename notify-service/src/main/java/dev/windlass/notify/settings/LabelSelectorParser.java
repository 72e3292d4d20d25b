package dev.windlass.notify.settings;

import dev.windlass.notify.settings.LabelSelector.Requirement;
import dev.windlass.notify.yaml.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of a label selector by Kubernetes' grammar. */
final class LabelSelectorParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*([(),]|==|=|!=|!|>|<|[^\\s(),=!<>]+|$)");
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Set<String> OPERATORS = Set.of("in", "notin", "=", "==", "!=", ">", "<");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    LabelSelectorParser(String text) throws MalformedException {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new MalformedException("not a label selector: a character is out of place");
            }
            if (!matcher.group(1).isEmpty()) {
                tokens.add(matcher.group(1));
            }
            at = matcher.end();
        }
    }

    List<Requirement> requirements() throws MalformedException {
        List<Requirement> all = new ArrayList<>();
        while (next < tokens.size()) {
            all.add(requirement());
            if (next < tokens.size()) {
                expect(",");
                if (next == tokens.size()) {
                    throw new MalformedException("not a label selector: nothing follows a comma");
                }
            }
        }
        return all;
    }

    private Requirement requirement() throws MalformedException {
        if (peek().equals("!")) {
            next++;
            return new LabelSelector.Absent(key());
        }
        String key = key();
        if (next == tokens.size() || peek().equals(",")) {
            return new LabelSelector.Exists(key);
        }
        String operator = take();
        return switch (operator) {
            case "in" -> new LabelSelector.In(key, values());
            case "notin" -> new LabelSelector.NotIn(key, values());
            case "=", "==" -> new LabelSelector.In(key, Set.of(value()));
            case "!=" -> new LabelSelector.NotIn(key, Set.of(value()));
            case ">" -> new LabelSelector.Beyond(key, 1, bound());
            case "<" -> new LabelSelector.Beyond(key, -1, bound());
            default -> throw new MalformedException("not a label selector: no operator follows a key");
        };
    }

    private Set<String> values() throws MalformedException {
        expect("(");
        Set<String> values = new LinkedHashSet<>();
        values.add(value());
        while (peek().equals(",")) {
            next++;
            values.add(value());
        }
        expect(")");
        return values;
    }

    private String key() throws MalformedException {
        String key = take();
        int slash = key.indexOf('/');
        boolean valid = NAME.matcher(key.substring(slash + 1)).matches()
                && (slash < 0
                        || (slash <= 253
                                && PREFIX.matcher(key.substring(0, slash)).matches()));
        if (!valid || OPERATORS.contains(key)) {
            throw new MalformedException("not a label selector: a key is no label key");
        }
        return key;
    }

    /** An empty value is one too. */
    private String value() throws MalformedException {
        if (next == tokens.size() || peek().equals(",") || peek().equals(")")) {
            return "";
        }
        String value = take();
        if (!NAME.matcher(value).matches()) {
            throw new MalformedException("not a label selector: a value is no label value");
        }
        return value;
    }

    private long bound() throws MalformedException {
        String value = take();
        if (!value.matches("[-+]?[0-9]{1,18}")) {
            throw new MalformedException("not a label selector: a whole number is due behind < and >");
        }
        return Long.parseLong(value);
    }

    private void expect(String token) throws MalformedException {
        if (!take().equals(token)) {
            throw new MalformedException("not a label selector: a '" + token + "' is missing");
        }
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() throws MalformedException {
        if (next == tokens.size()) {
            throw new MalformedException("not a label selector: it ends too early");
        }
        return tokens.get(next++);
    }
}

package dev.windlass.gotemplate.sprig;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** A replacement text in which {@code $1}, {@code $name} and {@code ${name}} stand for groups, as in Go. */
final class Expansion {
    private final Pattern pattern;
    private final Matcher matcher;
    private final String template;

    Expansion(Pattern pattern, Matcher matcher, String template) {
        this.pattern = pattern;
        this.matcher = matcher;
        this.template = template;
    }

    void appendTo(StringBuilder out) {
        int at = 0;
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            out.append(template, at, dollar);
            at = dollar + 1;
            if (at < template.length() && template.charAt(at) == '$') {
                out.append('$');
                at++;
                continue;
            }
            int end = nameEnd(at);
            if (end < 0) {
                // Malformed: the dollar stands for itself.
                out.append('$');
                continue;
            }
            boolean braces = template.charAt(at) == '{';
            group(out, template.substring(braces ? at + 1 : at, end));
            at = braces ? end + 1 : end;
        }
        out.append(template, at, template.length());
    }

    /** Where the name behind a dollar ends; -1 if there is no proper one. */
    private int nameEnd(int from) {
        boolean braces = from < template.length() && template.charAt(from) == '{';
        int start = braces ? from + 1 : from;
        int end = start;
        while (end < template.length() && isNameChar(template.charAt(end))) {
            end++;
        }
        boolean closed = !braces || (end < template.length() && template.charAt(end) == '}');
        return end > start && closed ? end : -1;
    }

    private static boolean isNameChar(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private void group(StringBuilder out, String name) {
        int number = number(name);
        if (number < 0) {
            Integer named = pattern.namedGroups().get(name);
            number = named == null ? Integer.MAX_VALUE : named;
        }
        if (number <= matcher.groupCount() && matcher.start(number) >= 0) {
            out.append(matcher.group(number));
        }
    }

    /** The number that a name is; -1 if it is none. */
    private static int number(String name) {
        int number = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < '0' || c > '9' || number >= 100_000_000) {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return name.length() > 1 && name.charAt(0) == '0' ? -1 : number;
    }
}

package dev.windlass.notify.decide;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/** Whose applications are notified of: those of Argo CD's own namespace, and of further ones by name, glob or regexp. */
public final class Namespaces {
    private final String own;
    private final List<Pattern> further;

    /**
     * Makes the set.
     *
     * @param own Argo CD's namespace
     * @param further globs with {@code *} and {@code ?}, or regular expressions between slashes
     * @throws IllegalArgumentException where a regular expression is none
     */
    public Namespaces(String own, List<String> further) {
        this.own = own;
        this.further = further.stream().map(Namespaces::pattern).toList();
    }

    public boolean include(String namespace) {
        return namespace.equals(own) || further.stream().anyMatch(it -> it.matches(namespace));
    }

    public boolean isOwn(String namespace) {
        return namespace.equals(own);
    }

    private static Pattern pattern(String text) {
        if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
            try {
                return Pattern.compile(".*(?:" + text.substring(1, text.length() - 1) + ").*");
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("not a regular expression: " + text);
            }
        }
        var regexp = new StringBuilder();
        for (String part : text.splitWithDelimiters("[*?]", 0)) {
            regexp.append(part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part));
        }
        return Pattern.compile(regexp.toString());
    }
}

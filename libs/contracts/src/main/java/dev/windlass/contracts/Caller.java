package dev.windlass.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sent an event, as the Kubernetes API server's TokenReview named him. Never a token.
 *
 * @param name the user name, for example {@code system:serviceaccount:argo:argoapi}
 * @param uid the user's uid; null where the API server gave none
 * @param groups the user's groups, in the API server's order
 * @param extra what else the authenticator knows of him, by name; empty where it said nothing
 */
public record Caller(String name, @Nullable String uid, List<String> groups, Map<String, List<String>> extra) {
    public Caller {
        groups = List.copyOf(groups);
        // Records that were written before there was an extra have none.
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(extra, Map.of())));
    }

    /** A caller of whom nothing else is known. */
    public Caller(String name, @Nullable String uid, List<String> groups) {
        this(name, uid, groups, Map.of());
    }

    /**
     * Why the Kubernetes API cannot be asked in this caller's name: each part becomes a header, which holds one line and
     * loses the blanks around it, so that another user would be asked for. It repeats nothing of the caller.
     */
    public Optional<String> impersonationFault() {
        if (!isHeader(name)) {
            return fault("name");
        }
        if (uid != null && !isHeader(uid)) {
            return fault("uid");
        }
        if (!groups.stream().allMatch(Caller::isHeader)) {
            return fault("group");
        }
        boolean carried = extra.keySet().stream().allMatch(Caller::isText)
                && extra.values().stream().flatMap(List::stream).allMatch(Caller::isHeader);
        return carried ? Optional.empty() : fault("extra");
    }

    private static Optional<String> fault(String part) {
        return Optional.of("a caller's " + part
                + " must be one line of text without control characters and without blanks around it");
    }

    private static boolean isHeader(String text) {
        return isText(text)
                && text.chars().noneMatch(it -> (it < ' ' && it != '\t') || it == 0x7f)
                && text.equals(text.replaceAll("^[ \t]+|[ \t]+$", ""));
    }

    /** Half a surrogate pair has no bytes in UTF-8. */
    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /**
     * What the authenticator says of him under a claim's name, such as {@code email}: the first value of the extra with
     * that key, or with a key of any domain that ends in {@code /} and the name; empty where it says nothing.
     */
    String said(String claim) {
        return extra.entrySet().stream()
                .filter(it -> it.getKey().equals(claim) || it.getKey().endsWith("/" + claim))
                .flatMap(it -> it.getValue().stream())
                .findFirst()
                .orElse("");
    }
}

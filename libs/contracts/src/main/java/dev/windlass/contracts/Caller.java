package dev.windlass.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sent an event, as the Kubernetes API server's TokenReview named him. Never a token.
 *
 * @param name the user name, for example {@code system:serviceaccount:argo:argoapi}
 * @param uid the user's uid; null where the API server gave none
 * @param groups the user's groups, in the API server's order
 */
public record Caller(String name, @Nullable String uid, List<String> groups) {
    public Caller {
        groups = List.copyOf(groups);
    }
}

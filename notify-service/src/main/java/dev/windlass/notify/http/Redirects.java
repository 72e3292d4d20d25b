package dev.windlass.notify.http;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a response sends its request on to. */
final class Redirects {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    /** The new address on the same host; null where there is none, or it is another host's. */
    static @Nullable URI target(URI from, Answer answer) {
        String location = answer.location();
        if (!STATUSES.contains(answer.status()) || location.isEmpty()) {
            return null;
        }
        try {
            URI target = from.resolve(location);
            return isSameHost(from, target) ? target : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A change from http to https is not held against it. */
    private static boolean isSameHost(URI from, URI target) {
        boolean safe = target.getScheme().equals(from.getScheme())
                || target.getScheme().equals("https");
        return safe && from.getHost().equalsIgnoreCase(target.getHost());
    }
}

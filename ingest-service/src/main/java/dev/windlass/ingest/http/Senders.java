package dev.windlass.ingest.http;

import dev.windlass.ingest.core.BodySource;
import dev.windlass.ingest.core.access.Credentials;
import dev.windlass.ingest.core.access.Sender;
import dev.windlass.ingest.core.webhook.Delivery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Finds in a request what says who sent it. */
final class Senders {
    private static final String COOKIE = "authorization";

    private Senders() {}

    /** A sender who may have signed the body in place of carrying a token. */
    static Sender of(HttpServletRequest request, String namespace, BodySource body) {
        return sender(
                request,
                new Delivery(namespace, request::getHeader, body, name -> RequestMetadata.leaveOut(name, request)));
    }

    static Sender of(HttpServletRequest request) {
        return sender(request, null);
    }

    /** The credentials as they came, for the Kubernetes API; null where there are none. */
    static @Nullable String authorization(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header == null ? cookie(request) : header;
    }

    private static Sender sender(HttpServletRequest request, @Nullable Delivery delivery) {
        return new Sender(
                Credentials.of(request.getHeader("Authorization")), Credentials.of(cookie(request)), delivery);
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        // The usual parser ends a value at its first blank, which a bearer's value has.
        for (String header : Collections.list(request.getHeaders("Cookie"))) {
            for (String part : header.split(";", -1)) {
                String[] pair = part.strip().split("=", 2);
                if (pair.length == 2 && pair[0].equals(COOKIE)) {
                    String value = pair[1].strip();
                    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                    return quoted ? value.substring(1, value.length() - 1) : value;
                }
            }
        }
        return null;
    }
}

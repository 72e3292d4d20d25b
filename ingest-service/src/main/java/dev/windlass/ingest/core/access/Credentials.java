package dev.windlass.ingest.core.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a request carried to prove who sent it. None of these ever prints what it holds. */
public sealed interface Credentials {
    /** Where Argo Server sends people who have no valid token. */
    String NOT_VALID = "token not valid. see https://argo-workflows.readthedocs.io/en/latest/faq/";

    /** Nothing at all. */
    record None() implements Credentials {}

    /**
     * Something that proves nothing: no scheme that is known, or nothing behind it.
     *
     * @param why as Argo Server says it
     */
    record Unusable(String why) implements Credentials {}

    /** A bearer token. */
    record Bearer(String token) implements Credentials {
        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /** A user name and a password, which prove nothing to the Kubernetes API. */
    record Basic() implements Credentials {}

    /** Reads the value of an Authorization header; the scheme's case matters, as it does to Argo Server. */
    static Credentials of(@Nullable String header) {
        if (header == null) {
            return new None();
        }
        String text = header.strip();
        if (text.startsWith("Bearer ") && !text.substring(7).isBlank()) {
            return new Bearer(text.substring(7).strip());
        }
        if (text.startsWith("Basic ")) {
            return isUserAndPassword(text.substring(6).strip())
                    ? new Basic()
                    : new Unusable("failed to create REST config: error parsing basic authentication");
        }
        return new Unusable(NOT_VALID);
    }

    private static boolean isUserAndPassword(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1).contains(":");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

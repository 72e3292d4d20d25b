package dev.windlass.notify.decide;

import dev.windlass.contracts.Digests;
import dev.windlass.golang.Budget;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an application was notified of, as Argo CD keeps it in an annotation of the Application.
 *
 * <p>Beside it Windlass writes a digest of the text, by which it knows its own writing when it observes it later: what it
 * wrote then it has remembered better since.
 */
public final class NotifiedAnnotation {
    /** Argo CD's. */
    public static final String NAME = "notified.notifications.argoproj.io";

    static final String DIGEST = "windlass.dev/notified-digest";

    private static final long MAX_BYTES = 1 << 20;

    private NotifiedAnnotation() {}

    /**
     * The annotations to be written, null for those to be removed.
     *
     * @param notified Unix times in seconds, by key
     */
    public static Map<String, @Nullable String> of(Map<String, Long> notified) {
        String text = notified.isEmpty() ? null : json(notified);
        Map<String, @Nullable String> annotations = new HashMap<>();
        annotations.put(NAME, text);
        annotations.put(DIGEST, text == null ? null : digest(text));
        return annotations;
    }

    /** Whether it was Windlass that wrote this text. */
    static boolean isOwn(Map<String, String> annotations, String text) {
        return digest(text).equals(annotations.get(DIGEST));
    }

    private static String json(Map<String, Long> notified) {
        try {
            return Json.marshal(Budget.of(MAX_BYTES), new TreeMap<>(notified));
        } catch (JsonException e) {
            throw new IllegalStateException("what is remembered is larger than an annotation can be", e);
        }
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Digests.sha256(text));
    }
}

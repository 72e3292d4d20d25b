package dev.windlass.bench;

import dev.windlass.golang.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The expressions that are measured, and the event they are measured on. */
final class Selectors {
    /** By name, in the order in which results are shown. */
    static final Map<String, String> SOURCES = new LinkedHashMap<>();

    static {
        SOURCES.put("equals", "payload.ref == \"refs/heads/main\"");
        SOURCES.put(
                "typical",
                "payload.repository.full_name == \"acme/shop\" && metadata[\"x-github-event\"] == [\"push\"]"
                        + " && discriminator == \"my-discriminator\"");
        SOURCES.put("contains", "any(payload.commits, any(.added, # startsWith \"services/\"))");
        SOURCES.put("matches", "payload.ref matches \"^refs/heads/(main|release-.*)$\"");
        SOURCES.put("map", "map(filter(payload.commits, .distinct), .author.name)");
        SOURCES.put("strings", "upper(trimPrefix(payload.ref, \"refs/heads/\")) + \"-\" + payload.after[:7]");
        SOURCES.put("number", "payload.n * 2 + payload.f > 80");
        SOURCES.put("nomatch", "payload.type == \"never\"");
    }

    private Selectors() {}

    static Map<String, Object> event() {
        try (InputStream data = Selectors.class.getResourceAsStream("data.json")) {
            Object all = Json.unmarshal(Objects.requireNonNull(data).readAllBytes());
            return object(object(all).get("event"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}

package dev.windlass.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as it is carried: key, headers and value, without the topic. Immutable. */
public final class Envelope {
    private final @Nullable String key;
    private final Map<String, String> headers;
    private final byte[] value;

    /**
     * @param key what decides on the partition; null where it does not matter
     * @param headers by name, of several with the same name the last
     * @param value taken over, not copied: the caller must not change it afterwards
     */
    public Envelope(@Nullable String key, Map<String, String> headers, byte[] value) {
        this.key = key;
        this.headers = Collections.unmodifiableMap(headers);
        this.value = value;
    }

    public @Nullable String key() {
        return key;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The header's value, or null where there is none. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Not a copy: the caller must not change it. */
    public byte[] value() {
        return value;
    }

    /** The same message with further headers, which win over those it has. */
    public Envelope with(Map<String, String> further) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(further);
        return new Envelope(key, all, value);
    }
}

package dev.windlass.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is carried: key, headers and value, without the topic. Whatever the bytes are, they are kept as they
 * came; as text they are UTF-8. Immutable.
 */
public final class Envelope {
    private final byte @Nullable [] keyBytes;
    private final List<Header> all;
    private final byte @Nullable [] raw;
    private final @Nullable String key;
    private final Map<String, String> headers;

    /** A header as it is carried. Immutable. */
    public static final class Header {
        private final String name;
        private final byte @Nullable [] value;

        /** @param value taken over, not copied */
        public Header(String name, byte @Nullable [] value) {
            this.name = name;
            this.value = value;
        }

        public String name() {
            return name;
        }

        /** Not a copy: the caller must not change it. */
        public byte @Nullable [] value() {
            return value;
        }

        /** As UTF-8; empty where there is no value. */
        public String text() {
            return value == null ? "" : new String(value, UTF_8);
        }
    }

    /**
     * A message of ours.
     *
     * @param key what decides on the partition; null where it does not matter
     * @param headers by name
     * @param value taken over, not copied: the caller must not change it afterwards
     */
    public Envelope(@Nullable String key, Map<String, String> headers, byte[] value) {
        this(
                key == null ? null : key.getBytes(UTF_8),
                headers.entrySet().stream()
                        .map(it -> new Header(it.getKey(), it.getValue().getBytes(UTF_8)))
                        .toList(),
                value);
    }

    /** A message as it came from wherever; all is taken over, not copied. */
    public Envelope(byte @Nullable [] key, List<Header> headers, byte @Nullable [] value) {
        this.keyBytes = key;
        this.all = List.copyOf(headers);
        this.raw = value;
        this.key = key == null ? null : new String(key, UTF_8);
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(it -> texts.put(it.name(), it.text()));
        this.headers = Collections.unmodifiableMap(texts);
    }

    public @Nullable String key() {
        return key;
    }

    /** Not a copy: the caller must not change it. */
    public byte @Nullable [] keyBytes() {
        return keyBytes;
    }

    /** By name, of several with the same name the last. */
    public Map<String, String> headers() {
        return headers;
    }

    /** In their order, those with the same name included. */
    public List<Header> allHeaders() {
        return all;
    }

    /** The header's value, or null where there is none. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Empty where there is none. Not a copy: the caller must not change it. */
    public byte[] value() {
        return raw == null ? new byte[0] : raw;
    }

    /** Null where there is none. Not a copy: the caller must not change it. */
    public byte @Nullable [] rawValue() {
        return raw;
    }

    /** The same message with further headers, which take the place of those it has. */
    public Envelope with(Map<String, String> further) {
        List<Header> headers = new ArrayList<>(without(further.keySet()).all);
        further.forEach((name, value) -> headers.add(new Header(name, value.getBytes(UTF_8))));
        return new Envelope(keyBytes, headers, raw);
    }

    /** The same message without some headers. */
    public Envelope without(Set<String> names) {
        return new Envelope(
                keyBytes, all.stream().filter(it -> !names.contains(it.name())).toList(), raw);
    }
}

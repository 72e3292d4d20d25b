package dev.windlass.golang;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Go map of any type but {@code map[string]any}, which is a plain Map; or a nil map. A view of the map it is made of. */
public final class GoMap extends AbstractMap<@Nullable Object, @Nullable Object> {
    private final Type type;
    private final Map<@Nullable Object, @Nullable Object> entries;
    private final boolean nil;

    private GoMap(Type type, Map<@Nullable Object, @Nullable Object> entries, boolean nil) {
        this.type = type;
        this.entries = entries;
        this.nil = nil;
    }

    /** A map of the given map type; keys and values are of its key and element type. */
    @SuppressWarnings("unchecked") // a read through this view gives Objects, and it takes no writes
    public static GoMap of(Type type, Map<?, ?> entries) {
        return new GoMap(type, (Map<@Nullable Object, @Nullable Object>) entries, false);
    }

    /** A nil map: empty, but {@code null} in JSON; it may also be a {@code map[string]any}. */
    public static GoMap nil(Type type) {
        return new GoMap(type, Collections.emptyMap(), true);
    }

    public Type type() {
        return type;
    }

    public boolean isNil() {
        return nil;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(key);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }
}

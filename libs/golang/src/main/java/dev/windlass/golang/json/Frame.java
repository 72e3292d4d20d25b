package dev.windlass.golang.json;

import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoString;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container whose elements are being written. */
final class Frame {
    final Object container;
    final char closing;
    private final String @Nullable [] keys;
    private final @Nullable Object[] values;
    int index = -1;

    private Frame(Object container, char closing, String @Nullable [] keys, @Nullable Object[] values) {
        this.container = container;
        this.closing = closing;
        this.keys = keys;
        this.values = values;
    }

    static Frame of(List<?> list) {
        return new Frame(list, ']', null, list.toArray());
    }

    /** The exported fields of a struct, in their order. */
    static Frame of(GoObject object) {
        List<GoObject.Field> fields = object.fields().stream()
                .filter(field -> Character.isUpperCase(field.name().charAt(0)))
                .toList();
        return new Frame(
                object,
                '}',
                fields.stream().map(GoObject.Field::name).toArray(String[]::new),
                fields.stream().map(field -> object.field(field.name())).toArray());
    }

    /** A map's entries in the order of their keys' bytes; keys of integer kinds as decimals. */
    static Frame of(Map<?, ?> map) {
        int size = map.size();
        Member[] members = new Member[size];
        int n = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            members[n++] = new Member(String.valueOf(entry.getKey()), entry.getValue());
        }
        if (size > 1) {
            Arrays.sort(members, (a, b) -> GoString.compare(a.key, b.key));
        }
        String[] keys = new String[size];
        @Nullable Object[] values = new Object[size];
        for (int i = 0; i < size; i++) {
            keys[i] = members[i].key;
            values[i] = members[i].value;
        }
        return new Frame(map, '}', keys, values);
    }

    private record Member(String key, @Nullable Object value) {}

    boolean isEmpty() {
        return values.length == 0;
    }

    boolean next() {
        return ++index < values.length;
    }

    @Nullable String key() {
        return keys == null ? null : keys[index];
    }

    @Nullable Object value() {
        return values[index];
    }
}

package dev.windlass.expr.eval;

import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** What has a length and elements, as a list. */
final class Lists {
    private static final class Bytes extends AbstractList<Object> implements RandomAccess {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public Object get(int index) {
            return Num.uint8(bytes[index]);
        }

        @Override
        public int size() {
            return bytes.length;
        }
    }

    /** A map has a length, but whoever asks for an element panics. */
    private static final class Unindexed extends AbstractList<Object> {
        private final int size;

        Unindexed(int size) {
            this.size = size;
        }

        @Override
        public Object get(int index) {
            throw new GoPanic("reflect: call of reflect.Value.Index on map Value");
        }

        @Override
        public int size() {
            return size;
        }
    }

    private Lists() {}

    static List<?> of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** The elements of a slice; null for what is none. */
    static @Nullable List<?> slice(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list;
            case byte[] bytes -> of(bytes);
            case null -> null;
            default -> null;
        };
    }

    /** What a predicate goes through: a slice, a string's bytes, and an empty map. */
    static List<?> iterable(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list;
            case byte[] bytes -> of(bytes);
            case String text -> of(GoString.bytes(text));
            case Map<?, ?> map -> new Unindexed(map.size());
            case null -> throw new GoPanic("reflect: call of reflect.Value.Len on zero Value");
            default -> throw new GoPanic("reflect: call of reflect.Value.Len on " + kind(value) + " Value");
        };
    }

    /** The kind as the original's messages show it; {@code invalid} for nil. */
    static String kind(@Nullable Object value) {
        if (value instanceof GoObject object) {
            return object.type().kind().goName();
        }
        return Values.kindOf(value).goName();
    }
}

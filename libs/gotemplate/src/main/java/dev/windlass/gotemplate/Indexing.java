package dev.windlass.gotemplate;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in {@code index} and {@code len}. */
final class Indexing {
    private Indexing() {}

    static @Nullable Object index(@Nullable Object[] args) {
        Object item = Absent.toNil(args[0]);
        if (item == null) {
            throw new GoException("index of untyped nil");
        }
        for (int i = 1; i < args.length; i++) {
            item = element(item, args[i]);
        }
        return item;
    }

    private static @Nullable Object element(@Nullable Object item, @Nullable Object index) {
        return switch (item) {
            case null -> throw new GoException("index of nil pointer");
            case String text -> Num.uint8(GoString.byteAt(text, at(index, GoString.length(text), "string")));
            case byte[] bytes -> Num.uint8(bytes[at(index, bytes.length, "slice")]);
            case List<?> list -> list.get(at(index, list.size(), "slice"));
            case Map<?, ?> map -> ofMap(map, index);
            default -> throw new GoException("can't index item of type " + pointee(item));
        };
    }

    private static int at(@Nullable Object index, int length, String what) {
        int position = position(index, length);
        if (position == length) {
            throw new GoPanic("reflect: " + what + " index out of range");
        }
        return position;
    }

    /** An index from 0 to the length, both included. */
    static int position(@Nullable Object given, int length) {
        Object index = Absent.toNil(given);
        if (index == null) {
            throw new GoException("cannot index slice/array with nil");
        }
        Type type = Calls.typeOf(index);
        if (!type.kind().isInteger()) {
            throw new GoException("cannot index slice/array with type " + type);
        }
        long position = Values.toLong(index);
        if (position < 0 || position > length) {
            throw new GoException("index out of range: " + position);
        }
        return (int) position;
    }

    private static @Nullable Object ofMap(Map<?, ?> map, @Nullable Object index) {
        Type type = map instanceof GoMap typed ? typed.type() : Type.OBJECT;
        Object key = prepare(index, type.key());
        Kind kind = Values.kindOf(key);
        if (kind == Kind.MAP || kind == Kind.SLICE || kind == Kind.FUNC) {
            throw GoPanic.runtime("hash of unhashable type " + Values.typeName(key));
        }
        Object value = map.get(key);
        return value == null && !map.containsKey(key) ? Conversion.zero(type.elem()) : value;
    }

    /** The value where the type is wanted: itself, the nil of the type, or an integer converted. */
    static @Nullable Object prepare(@Nullable Object given, Type type) {
        Object value = Absent.toNil(given);
        if (value == null) {
            if (!Conversion.canBeNil(type)) {
                throw new GoException("value is nil; should be of type " + type);
            }
            return Conversion.nil(type);
        }
        Type from = Calls.typeOf(value);
        if (from.assignableTo(type)) {
            return value;
        }
        if (from.kind().isInteger() && type.kind().isInteger()) {
            return Conversion.integer(type, Values.toLong(value));
        }
        throw new GoException("value has type " + from + "; should be " + type);
    }

    static long length(@Nullable Object item) {
        return switch (item) {
            case null -> throw new GoException("len of nil pointer");
            case Absent ignored -> throw new GoPanic("reflect: call of reflect.Value.Type on zero Value");
            case String text -> GoString.length(text);
            case Map<?, ?> map -> map.size();
            case List<?> list -> list.size();
            case byte[] bytes -> bytes.length;
            default -> throw new GoException("len of type " + pointee(item));
        };
    }

    static Type pointee(Object value) {
        Type type = Calls.typeOf(value);
        return value instanceof GoObject && type.kind() == Kind.POINTER ? type.elem() : type;
    }
}

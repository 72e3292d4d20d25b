package dev.windlass.expr.eval;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members, elements, parts and membership. */
final class Access {
    private Access() {}

    /** {@code from[key]} and {@code from.key}. */
    static @Nullable Object fetch(@Nullable Object from, @Nullable Object key) {
        return switch (from) {
            case Map<?, ?> map -> value(map, key);
            case List<?> list -> list.get(index(key, list.size()));
            case String text -> Num.uint8(GoString.byteAt(text, index(key, GoString.length(text))));
            case byte[] bytes -> Num.uint8(bytes[index(key, bytes.length)]);
            case GoObject object -> member(object, key);
            case null -> throw cannotFetch(null, key);
            default -> throw cannotFetch(from, key);
        };
    }

    static GoPanic cannotFetch(@Nullable Object from, @Nullable Object key) {
        return new GoPanic("cannot fetch " + Text.of(key) + " from " + Values.typeName(from));
    }

    private static int index(@Nullable Object key, int length) {
        long index = Numbers.toInt(key);
        if (index < 0) {
            index += length;
        }
        if (index < 0 || index >= length) {
            throw new GoPanic("index out of range: " + index + " (array length is " + length + ")");
        }
        return (int) index;
    }

    private static @Nullable Object member(GoObject object, @Nullable Object key) {
        if (key instanceof String name) {
            GoFunction method = object.method(name);
            if (method != null) {
                return method;
            }
        }
        Type type = object.type();
        Kind kind = type.kind() == Kind.POINTER ? type.elem().kind() : type.kind();
        if (kind != Kind.STRUCT) {
            throw cannotFetch(object, key);
        }
        if (!(key instanceof String name)) {
            throw Code.assertion(key, "string");
        }
        if (!hasField(object, name)) {
            throw cannotFetch(object, key);
        }
        return object.field(name);
    }

    static boolean hasField(GoObject object, String name) {
        return !name.isEmpty()
                && Character.isUpperCase(name.codePointAt(0))
                && object.fields().stream().anyMatch(field -> field.name().equals(name));
    }

    /** The value of a map's key; the zero value of the map's element type if it is missing. */
    static @Nullable Object value(Map<?, ?> map, @Nullable Object key) {
        Type type = map instanceof GoMap typed ? typed.type() : Type.OBJECT;
        Object found = map.get(key(type, key));
        return found != null || Type.ANY.equals(type.elem()) || map.containsKey(key(type, key))
                ? found
                : Zero.of(type.elem());
    }

    static boolean containsKey(Map<?, ?> map, @Nullable Object key) {
        return map.containsKey(key(map instanceof GoMap typed ? typed.type() : Type.OBJECT, key));
    }

    /** The key as the map's type has it: nil is the zero value, any other type than the map's panics. */
    private static @Nullable Object key(Type map, @Nullable Object key) {
        if (key == null) {
            return Zero.of(map.key());
        }
        if (Type.ANY.equals(map.key())) {
            requireHashable(key);
            return key;
        }
        if (key instanceof String && Type.STRING.equals(map.key())) {
            return key;
        }
        Type type = Values.typeOf(key);
        if (type == null || !type.assignableTo(map.key())) {
            throw new GoPanic(
                    "reflect.Value.MapIndex: value of type " + type + " is not assignable to type " + map.key());
        }
        return key;
    }

    static void requireHashable(@Nullable Object key) {
        if (key instanceof List<?> || key instanceof Map<?, ?> || key instanceof byte[] || key instanceof GoFunction) {
            throw new GoPanic("hash of unhashable type: " + Values.typeName(key));
        }
    }

    /** {@code base[from:to]}, with bounds that count from the end if negative and are cut to the length. */
    static Object slice(Frame frame, @Nullable Object base, @Nullable Object from, @Nullable Object to) {
        return switch (base) {
            case String text -> {
                frame.look(text);
                int length = GoString.length(text);
                int end = end(to, from, length);
                int start = start(from, length, end);
                frame.budget.spend(end - start);
                yield GoString.slice(text, start, end);
            }
            case List<?> list -> {
                int end = end(to, from, list.size());
                yield list.subList(start(from, list.size(), end), end);
            }
            case byte[] bytes -> {
                int end = end(to, from, bytes.length);
                int start = start(from, bytes.length, end);
                frame.budget.spend(end - start);
                yield Arrays.copyOfRange(bytes, start, end);
            }
            case null -> throw new GoPanic("cannot slice " + Text.of(from));
            default -> throw new GoPanic("cannot slice " + Text.of(from));
        };
    }

    private static int start(@Nullable Object from, int length, int end) {
        long start = Numbers.toInt(from);
        return (int) Math.clamp(start < 0 ? start + length : start, 0, (long) end);
    }

    /** The end of a slice; the start's type is checked before the end's. */
    private static int end(@Nullable Object to, @Nullable Object from, int length) {
        Numbers.toInt(from);
        long end = Numbers.toInt(to);
        return (int) Math.clamp(end < 0 ? end + length : end, 0, (long) length);
    }

    /** How far a slice without an end goes. */
    static long length(@Nullable Object value) {
        return switch (value) {
            case String text -> GoString.length(text);
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case byte[] bytes -> bytes.length;
            case null -> throw noLength(null);
            default -> throw noLength(value);
        };
    }

    private static GoPanic noLength(@Nullable Object value) {
        return new GoPanic("invalid argument for len (type " + Values.typeName(value) + ")");
    }

    /** The operator {@code in}. */
    static boolean in(Frame frame, @Nullable Object needle, @Nullable Object haystack) {
        if (haystack == null) {
            return false;
        }
        List<?> list = Lists.slice(haystack);
        if (list != null) {
            for (Object element : list) {
                frame.step();
                if (Comparison.equal(frame, element, needle)) {
                    return true;
                }
            }
            return false;
        }
        if (haystack instanceof Map<?, ?> map) {
            return containsKey(map, needle);
        }
        if (haystack instanceof GoObject object && object.type().kind() == Kind.STRUCT) {
            if (!(needle instanceof String name)) {
                throw new GoPanic(
                        "cannot use " + Values.typeName(needle) + " as field name of " + Values.typeName(haystack));
            }
            return hasField(object, name);
        }
        throw new GoPanic("operator \"in\" not defined on " + Values.typeName(haystack));
    }
}

package dev.windlass.golang;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Java objects stand for Go values.
 *
 * <p>null is nil, Boolean bool, Long int, Double float64, Float float32, {@link Num} every other integer, String string
 * (see {@link GoString}), byte[] []byte, a List []any unless it is a {@link Slice}, a Map map[string]any unless it is a
 * {@link GoMap}; named types, structs and pointers are {@link GoObject}s, functions {@link GoFunction}s. Any other object is
 * none: it is an {@link IllegalArgumentException}.
 */
public final class Values {
    private Values() {}

    /** The dynamic type, as Go's {@code reflect.TypeOf}; null for nil. */
    public static @Nullable Type typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String ignored -> Type.STRING;
            case Long ignored -> Type.INT;
            case Double ignored -> Type.FLOAT64;
            case Boolean ignored -> Type.BOOL;
            case GoMap map -> map.type();
            case Map<?, ?> ignored -> Type.OBJECT;
            case Slice slice -> slice.type();
            case List<?> ignored -> Type.ANYS;
            case Num num -> Type.of(num.kind());
            case GoObject object -> object.type();
            case byte[] ignored -> Type.BYTES;
            case Float ignored -> Type.FLOAT32;
            case GoFunction function -> function.type();
            default ->
                throw new IllegalArgumentException(
                        "not a Go value: " + value.getClass().getName());
        };
    }

    /** The kind of the dynamic type; {@link Kind#INVALID} for nil. */
    public static Kind kindOf(@Nullable Object value) {
        return switch (value) {
            case null -> Kind.INVALID;
            case String ignored -> Kind.STRING;
            case Long ignored -> Kind.INT;
            case Double ignored -> Kind.FLOAT64;
            case Boolean ignored -> Kind.BOOL;
            case Map<?, ?> ignored -> Kind.MAP;
            case Slice slice -> slice.type().kind();
            case List<?> ignored -> Kind.SLICE;
            case Num num -> num.kind();
            case GoObject object -> object.type().kind();
            case byte[] ignored -> Kind.SLICE;
            case Float ignored -> Kind.FLOAT32;
            case GoFunction ignored -> Kind.FUNC;
            default ->
                throw new IllegalArgumentException(
                        "not a Go value: " + value.getClass().getName());
        };
    }

    /** The type as {@code %T} prints it: {@code <nil>} for nil. */
    public static String typeName(@Nullable Object value) {
        return value == null ? "<nil>" : String.valueOf(typeOf(value));
    }

    /** Whether it is nil itself or a nil slice, map or pointer. */
    public static boolean isNil(@Nullable Object value) {
        return value == null
                || value instanceof NilPointer
                || (value instanceof Slice slice && slice.isNil())
                || (value instanceof GoMap map && map.isNil());
    }

    /** The value of any integer kind, {@code uint64} as its bits; 0 for what is no integer. */
    public static long toLong(@Nullable Object value) {
        return switch (value) {
            case Long number -> number;
            case Num number -> number.bits();
            case GoObject object -> object.number();
            case null -> 0;
            default -> 0;
        };
    }

    /** The value of any number as {@code float64(x)} gives it; 0 for what is no number. */
    public static double toDouble(@Nullable Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> number;
            case Long number -> number;
            case Num number -> number.doubleValue();
            case GoObject object -> object.number();
            case null -> 0;
            default -> 0;
        };
    }

    /** Go's {@code reflect.DeepEqual}: same types all the way down, NaN unequal to itself, nil and empty slices differ. */
    public static boolean deepEqual(@Nullable Object a, @Nullable Object b) {
        return DeepEqual.test(a, b);
    }

    /** Keys in the order in which {@code fmt} and {@code text/template} go through a map. */
    public static @Nullable Object[] sortedKeys(Map<?, ?> map) {
        return KeyOrder.sorted(map);
    }
}

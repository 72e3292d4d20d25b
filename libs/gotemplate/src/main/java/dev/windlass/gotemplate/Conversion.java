package dev.windlass.gotemplate;

import dev.windlass.golang.GoMap;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes values fit the parameters that they are passed for. */
final class Conversion {
    private Conversion() {}

    /** A value that is already of the type, or fails as Go does. */
    static @Nullable Object assign(Execution execution, @Nullable Object value, Type type) {
        if (value == Absent.NO_VALUE) {
            if (!canBeNil(type)) {
                throw execution.fail("invalid value; expected " + type);
            }
            return nil(type);
        }
        Type given = value == null ? Type.ANY : Calls.typeOf(value);
        if (!given.assignableTo(type)) {
            throw execution.fail("wrong type for value; expected " + type + "; got " + given);
        }
        return value;
    }

    static boolean canBeNil(Type type) {
        return switch (type.kind()) {
            case CHAN, FUNC, INTERFACE, MAP, POINTER, SLICE -> true;
            default -> false;
        };
    }

    /** The nil of a type that has one. */
    static @Nullable Object nil(Type type) {
        return switch (type.kind()) {
            case MAP -> GoMap.nil(type);
            case SLICE -> Slice.nil(type.elem());
            default -> null;
        };
    }

    /** The zero of any type that maps and slices hold. */
    static @Nullable Object zero(Type type) {
        return switch (type.kind()) {
            case STRING -> "";
            case BOOL -> false;
            case FLOAT64 -> 0.0;
            case FLOAT32 -> 0.0f;
            case MAP, SLICE -> nil(type);
            default -> type.kind().isInteger() ? integer(type, 0) : null;
        };
    }

    /** An integer of an integer type, cut to its width. */
    static Object integer(Type type, long value) {
        if (type.equals(Duration.TYPE)) {
            return new Duration(value);
        }
        return Num.of(type.kind(), value);
    }

    /** A float of a float type. */
    static Object floating(Type type, double value) {
        return type.kind() == Kind.FLOAT32 ? (Object) (float) value : (Object) value;
    }
}

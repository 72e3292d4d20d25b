package dev.windlass.expr.eval;

import dev.windlass.golang.GoMap;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Time;
import org.jspecify.annotations.Nullable;

/** The zero values of Go's types. */
final class Zero {
    private Zero() {}

    /** The zero value; null for interfaces, pointers, functions and structs. */
    static @Nullable Object of(Type type) {
        if (type.equals(Duration.TYPE)) {
            return new Duration(0);
        }
        if (type.equals(Time.TYPE)) {
            return Time.ZERO;
        }
        return switch (type.kind()) {
            case BOOL -> false;
            case STRING -> "";
            case FLOAT64 -> 0.0;
            case FLOAT32 -> 0.0f;
            case INT, INT8, INT16, INT32, INT64 -> Num.of(type.kind(), 0);
            case UINT, UINT8, UINT16, UINT32, UINT64, UINTPTR -> Num.of(type.kind(), 0);
            case SLICE -> Slice.nil(type.elem());
            case MAP -> GoMap.nil(type);
            case INVALID, COMPLEX64, COMPLEX128, ARRAY, CHAN, FUNC, INTERFACE, POINTER, STRUCT, UNSAFE_POINTER -> null;
        };
    }
}

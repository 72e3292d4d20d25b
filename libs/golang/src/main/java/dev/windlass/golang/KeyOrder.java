package dev.windlass.golang;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Go's order of map keys when printed: nil first, then by type, false before true, NaN before numbers, strings by bytes. */
final class KeyOrder {
    private KeyOrder() {}

    static @Nullable Object[] sorted(Map<?, ?> map) {
        @Nullable Object[] keys = map.keySet().toArray();
        if (keys.length > 1) {
            Arrays.sort(keys, KeyOrder::compare);
        }
        return keys;
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String x && b instanceof String y) {
            return GoString.compare(x, y);
        }
        if (a == null) {
            return b == null ? 0 : -1;
        }
        if (b == null) {
            return 1;
        }
        int byKind = Integer.compare(rank(a), rank(b));
        return byKind != 0 ? byKind : compareSameKind(a, b);
    }

    /** Go orders keys of different types by where their types lie in memory; this is where its linker puts them. */
    private static int rank(Object key) {
        Kind kind = Values.kindOf(key);
        return switch (kind) {
            case STRING -> 0;
            case INT -> 128;
            case UINT -> 129;
            case FLOAT32 -> 130;
            case FLOAT64 -> 131;
            case BOOL -> 132;
            default -> kind.isInteger() && key instanceof Num ? kind.bits() + (kind.isUnsigned() ? 1 : 0) : 133;
        };
    }

    private static int compareSameKind(Object a, Object b) {
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x.compareTo(y);
        }
        if (a instanceof Double || a instanceof Float) {
            return floats(Values.toDouble(a), Values.toDouble(b));
        }
        long x = Values.toLong(a);
        long y = Values.toLong(b);
        return Values.kindOf(a).isUnsigned() ? Long.compareUnsigned(x, y) : Long.compare(x, y);
    }

    private static int floats(double a, double b) {
        if (a < b || (Double.isNaN(a) && !Double.isNaN(b))) {
            return -1;
        }
        return a == b || Double.isNaN(a) ? 0 : 1;
    }
}

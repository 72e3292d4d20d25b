package dev.windlass.golang;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules behind {@link Values#deepEqual}. */
final class DeepEqual {
    private DeepEqual() {}

    static boolean test(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case null -> b == null;
            case Double x -> b instanceof Double y && x.doubleValue() == y.doubleValue();
            case Float x -> b instanceof Float y && x.floatValue() == y.floatValue();
            case Map<?, ?> x -> b instanceof Map<?, ?> y && maps(x, y);
            case List<?> x -> b instanceof List<?> y && lists(x, y);
            case byte[] x -> b instanceof byte[] y && Arrays.equals(x, y);
            case GoFunction ignored -> false;
            default -> a.equals(b);
        };
    }

    @SuppressWarnings("ReferenceEquality") // Go stops at the same map, so that a NaN in it equals itself
    private static boolean maps(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size() || Values.isNil(a) != Values.isNil(b) || !sameType(a, b)) {
            return false;
        }
        if (a == b) {
            return true;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            Object other = b.get(entry.getKey());
            if ((other == null && !b.containsKey(entry.getKey())) || !test(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // likewise for a slice
    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size() || Values.isNil(a) != Values.isNil(b) || !sameType(a, b)) {
            return false;
        }
        if (a == b) {
            return true;
        }
        Iterator<?> others = b.iterator();
        for (Object value : a) {
            if (!test(value, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameType(Object a, Object b) {
        return Objects.equals(Values.typeOf(a), Values.typeOf(b));
    }
}

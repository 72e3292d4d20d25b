package dev.windlass.golang;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules behind {@link Values#deepEqual}. As in Go, a pair of maps or slices that was met before is not compared again: a
 * value that holds itself, or another value many times over, takes no longer than it is large.
 */
final class DeepEqual {
    /** Values of data are small trees; only after so many pairs is it worth while to remember them. */
    private static final int FORGOTTEN_PAIRS = 500;

    private final Set<Pair> met = new HashSet<>();
    private int pairs;

    private DeepEqual() {}

    static boolean test(@Nullable Object a, @Nullable Object b) {
        return new DeepEqual().equal(a, b);
    }

    /** Two values, not their content. */
    private static final class Pair {
        private final Object a;
        private final Object b;

        Pair(Object a, Object b) {
            this.a = a;
            this.b = b;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // that is its purpose
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that && a == that.a && b == that.b;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(a) + System.identityHashCode(b);
        }
    }

    private boolean isMetAgain(Object a, Object b) {
        pairs++;
        return pairs > FORGOTTEN_PAIRS && !met.add(new Pair(a, b));
    }

    private boolean equal(@Nullable Object a, @Nullable Object b) {
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
    private boolean maps(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size() || Values.isNil(a) != Values.isNil(b) || !sameType(a, b)) {
            return false;
        }
        if (a == b || isMetAgain(a, b)) {
            return true;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            Object other = b.get(entry.getKey());
            if ((other == null && !b.containsKey(entry.getKey())) || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // likewise for a slice
    private boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size() || Values.isNil(a) != Values.isNil(b) || !sameType(a, b)) {
            return false;
        }
        if (a == b || isMetAgain(a, b)) {
            return true;
        }
        Iterator<?> others = b.iterator();
        for (Object value : a) {
            if (!equal(value, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameType(Object a, Object b) {
        return Objects.equals(Values.typeOf(a), Values.typeOf(b));
    }
}

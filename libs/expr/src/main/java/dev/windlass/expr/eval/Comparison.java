package dev.windlass.expr.eval;

import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Time;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Equality and order of values. Numbers compare whatever their kinds; what has no order panics. */
final class Comparison {
    private Comparison() {}

    static boolean equal(Frame frame, @Nullable Object a, @Nullable Object b) {
        if (a instanceof String x && b instanceof String y) {
            frame.look(x);
            return x.equals(y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            return (Numbers.isFloat(a) || Numbers.isFloat(b))
                    ? Numbers.toFloat(a) == Numbers.toFloat(b)
                    : Numbers.toInt(a) == Numbers.toInt(b);
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x.equals(y);
        }
        return equalOthers(frame, a, b);
    }

    private static boolean equalOthers(Frame frame, @Nullable Object a, @Nullable Object b) {
        if (a instanceof Time x && b instanceof Time y) {
            return Times.compare(x, y) == 0;
        }
        List<?> x = comparableElements(a);
        List<?> y = comparableElements(b);
        if (x != null && y != null && (isAnys(a) || isAnys(b) || Objects.equals(Values.typeOf(a), Values.typeOf(b)))) {
            return equalElements(frame, x, y);
        }
        if (Values.isNil(a) && Values.isNil(b)) {
            return true;
        }
        frame.steps(sizeOf(a));
        return Values.deepEqual(a, b);
    }

    private static boolean equalElements(Frame frame, List<?> x, List<?> y) {
        int size = x.size();
        if (size != y.size()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            frame.step();
            if (!equal(frame, x.get(i), y.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static int sizeOf(@Nullable Object value) {
        return switch (value) {
            case List<?> it -> it.size();
            case java.util.Map<?, ?> it -> it.size();
            case null -> 1;
            default -> 1;
        };
    }

    private static boolean isAnys(@Nullable Object value) {
        return value instanceof List<?> && (!(value instanceof Slice slice) || Type.ANYS.equals(slice.type()));
    }

    /** The elements of an array that compares element by element: of any, strings or numbers; null for all else. */
    private static @Nullable List<?> comparableElements(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> Lists.of(bytes);
            case Slice slice -> {
                Type elem = slice.elem();
                boolean compares = Type.ANY.equals(elem)
                        || (elem.isPredeclared() && elem.kind() != Kind.BOOL && elem.kind() != Kind.UINTPTR);
                yield compares && slice.type().kind() == Kind.SLICE ? slice : null;
            }
            case List<?> list -> list;
            case null -> null;
            default -> null;
        };
    }

    static boolean less(Frame frame, @Nullable Object a, @Nullable Object b) {
        frame.look(a);
        if (a instanceof Double x && b instanceof Double y) {
            return x < y;
        }
        return bothFloat(a, b) ? Numbers.toFloat(a) < Numbers.toFloat(b) : order(a, "<", b) < 0;
    }

    static boolean more(Frame frame, @Nullable Object a, @Nullable Object b) {
        frame.look(a);
        if (a instanceof Double x && b instanceof Double y) {
            return x > y;
        }
        return bothFloat(a, b) ? Numbers.toFloat(a) > Numbers.toFloat(b) : order(a, ">", b) > 0;
    }

    static boolean lessOrEqual(Frame frame, @Nullable Object a, @Nullable Object b) {
        frame.look(a);
        return bothFloat(a, b) ? Numbers.toFloat(a) <= Numbers.toFloat(b) : order(a, "<=", b) <= 0;
    }

    static boolean moreOrEqual(Frame frame, @Nullable Object a, @Nullable Object b) {
        frame.look(a);
        return bothFloat(a, b) ? Numbers.toFloat(a) >= Numbers.toFloat(b) : order(a, ">=", b) >= 0;
    }

    /** Whether they compare as floats, for which NaN has no order. */
    private static boolean bothFloat(@Nullable Object a, @Nullable Object b) {
        return Numbers.isNumber(a) && Numbers.isNumber(b) && (Numbers.isFloat(a) || Numbers.isFloat(b));
    }

    private static int order(@Nullable Object a, String operator, @Nullable Object b) {
        if (Numbers.isInteger(a) && Numbers.isInteger(b)) {
            return Long.compare(Numbers.toInt(a), Numbers.toInt(b));
        }
        if (a instanceof String x && b instanceof String y) {
            return GoString.compare(x, y);
        }
        if (a instanceof Time x && b instanceof Time y) {
            return Times.compare(x, y);
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.compareTo(y);
        }
        throw Arithmetic.undefined(a, operator, b);
    }
}

package dev.windlass.gotemplate;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import org.jspecify.annotations.Nullable;

/** The built-in comparisons. Integers compare across signedness; other kinds with their own only. */
final class Comparison {
    private Comparison() {}

    private enum Group {
        NONE,
        BOOL,
        COMPLEX,
        INT,
        FLOAT,
        STRING,
        UINT
    }

    private static Group group(@Nullable Object value) {
        Kind kind = Values.kindOf(value);
        if (kind.isSigned()) {
            return Group.INT;
        }
        if (kind.isUnsigned()) {
            return Group.UINT;
        }
        return switch (kind) {
            case BOOL -> Group.BOOL;
            case COMPLEX64, COMPLEX128 -> Group.COMPLEX;
            case FLOAT32, FLOAT64 -> Group.FLOAT;
            case STRING -> Group.STRING;
            default -> Group.NONE;
        };
    }

    /** Whether the first argument equals any of the others. */
    static boolean equal(Budget budget, @Nullable Object[] args) {
        if (args.length == 1) {
            throw new GoException("missing argument for comparison");
        }
        Object first = Absent.toNil(args[0]);
        for (int i = 1; i < args.length; i++) {
            if (equal(budget, first, Absent.toNil(args[i]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(Budget budget, @Nullable Object a, @Nullable Object b) {
        Group group = group(a);
        Group other = group(b);
        if (group == other) {
            return switch (group) {
                case BOOL, STRING, COMPLEX -> a != null && a.equals(b);
                case INT, UINT -> Values.toLong(a) == Values.toLong(b);
                case FLOAT -> Values.toDouble(a) == Values.toDouble(b);
                case NONE -> equalOthers(budget, a, b);
            };
        }
        if ((group == Group.INT && other == Group.UINT) || (group == Group.UINT && other == Group.INT)) {
            long signed = Values.toLong(group == Group.INT ? a : b);
            return signed >= 0 && signed == Values.toLong(group == Group.INT ? b : a);
        }
        if (a != null && b != null) {
            throw incompatible(a, b);
        }
        return false;
    }

    private static GoException incompatible(@Nullable Object a, @Nullable Object b) {
        return new GoException(
                "incompatible types for comparison: " + Values.typeName(a) + " and " + Values.typeName(b));
    }

    private static boolean equalOthers(Budget budget, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Values.isNil(a) == Values.isNil(b);
        }
        Type first = Calls.typeOf(a);
        Type second = Calls.typeOf(b);
        if (first.kind() != second.kind()) {
            throw new GoException("non-comparable types " + Printing.verb(budget, "%s", a) + ": " + first + ", "
                    + second + ": " + Printing.verb(budget, "%v", b));
        }
        if (Values.isNil(a) || Values.isNil(b)) {
            return Values.isNil(a) == Values.isNil(b);
        }
        if (second.kind() == Kind.MAP || second.kind() == Kind.SLICE || second.kind() == Kind.FUNC) {
            throw new GoException("non-comparable type " + Printing.verb(budget, "%s", b) + ": " + second);
        }
        return a.equals(b);
    }

    static boolean less(@Nullable Object first, @Nullable Object second) {
        Object a = Absent.toNil(first);
        Object b = Absent.toNil(second);
        Group group = ordered(a);
        Group other = ordered(b);
        if (group == other) {
            return switch (group) {
                case BOOL, COMPLEX, NONE -> throw badType();
                case FLOAT -> Values.toDouble(a) < Values.toDouble(b);
                case INT -> Values.toLong(a) < Values.toLong(b);
                case UINT -> Long.compareUnsigned(Values.toLong(a), Values.toLong(b)) < 0;
                case STRING -> GoString.compare(String.valueOf(a), String.valueOf(b)) < 0;
            };
        }
        if (group == Group.INT && other == Group.UINT) {
            return Values.toLong(a) < 0 || Long.compareUnsigned(Values.toLong(a), Values.toLong(b)) < 0;
        }
        if (group == Group.UINT && other == Group.INT) {
            return Values.toLong(b) >= 0 && Long.compareUnsigned(Values.toLong(a), Values.toLong(b)) < 0;
        }
        throw incompatible(a, b);
    }

    private static Group ordered(@Nullable Object value) {
        Group group = group(value);
        if (group == Group.NONE) {
            throw badType();
        }
        return group;
    }

    private static GoException badType() {
        return new GoException("invalid type for comparison");
    }

    static boolean lessOrEqual(Budget budget, @Nullable Object[] args) {
        return less(args[0], args[1]) || equal(budget, args);
    }
}

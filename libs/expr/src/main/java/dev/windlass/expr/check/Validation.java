package dev.windlass.expr.check;

import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Location;
import dev.windlass.golang.time.Time;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks of the built-in functions that take arguments of more than one type. A null type is that of nil. */
final class Validation {
    /** The arguments do not fit. */
    static final class Mismatch extends Exception {
        private final String reason;

        Mismatch(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private static final Type MAP_OF_ANY = Type.mapOf(Type.ANY, Type.ANY);

    private Validation() {}

    static boolean validates(String name) {
        return switch (name) {
            case "len", "abs", "ceil", "floor", "round", "int", "float", "max", "min", "mean", "median" -> true;
            case "now", "date", "first", "last", "take", "keys", "values", "toPairs", "fromPairs" -> true;
            case "reverse", "uniq", "concat", "flatten" -> true;
            default -> false;
        };
    }

    /** The result's type for arguments of these types. */
    static Type check(String name, List<@Nullable Type> args) throws Mismatch {
        return switch (name) {
            case "max", "min", "mean", "median" -> aggregate(name, args);
            case "now" -> now(args);
            case "date" -> date(args);
            case "take" -> take(args);
            case "concat" -> concat(args);
            default -> single(name, args);
        };
    }

    private static Type single(String name, List<@Nullable Type> args) throws Mismatch {
        count(args, 1);
        Type arg = args.getFirst();
        Kind kind = kind(arg);
        boolean any = kind == Kind.INTERFACE;
        return switch (name) {
            case "len" -> {
                require(
                        any || isList(kind) || kind == Kind.MAP || kind == Kind.STRING,
                        "invalid argument for len",
                        arg);
                yield Type.INT;
            }
            case "abs" -> {
                require(any || isNumber(kind), "invalid argument for abs", arg);
                yield arg == null ? Type.ANY : arg;
            }
            case "ceil", "floor", "round" -> {
                require(any || isNumber(kind), "invalid argument for " + name, arg);
                yield Type.FLOAT64;
            }
            case "int", "float" -> {
                require(any || isNumber(kind) || kind == Kind.STRING, "invalid argument for " + name, arg);
                yield name.equals("int") ? Type.INT : Type.FLOAT64;
            }
            case "first", "last" -> {
                refuseUnless(any || isList(kind), "cannot get " + name + " element from " + text(arg));
                yield any || arg == null ? Type.ANY : arg.elem();
            }
            case "keys", "values" -> {
                refuseUnless(any || kind == Kind.MAP, "cannot get " + name + " from " + text(arg));
                yield Type.ANYS;
            }
            case "toPairs" -> {
                refuseUnless(any || kind == Kind.MAP, "cannot transform " + text(arg) + " to pairs");
                yield Type.ANYS;
            }
            case "fromPairs" -> {
                refuseUnless(any || isList(kind), "cannot transform " + text(arg) + " from pairs");
                yield MAP_OF_ANY;
            }
            default -> {
                refuseUnless(any || isList(kind), "cannot " + name + " " + text(arg));
                yield Type.ANYS;
            }
        };
    }

    private static Type aggregate(String name, List<@Nullable Type> args) throws Mismatch {
        refuseUnless(!args.isEmpty(), "not enough arguments to call " + name);
        for (Type arg : args) {
            Kind kind = kind(arg);
            if (kind == Kind.INTERFACE || isList(kind)) {
                return Type.ANY;
            }
            require(isNumber(kind), "invalid argument for " + name, arg);
        }
        Type first = args.getFirst();
        return first == null ? Type.ANY : first;
    }

    private static Type now(List<@Nullable Type> args) throws Mismatch {
        boolean zone = args.size() == 1 && isLocation(args.getFirst());
        refuseUnless(args.isEmpty() || zone, "invalid number of arguments (expected 0, got " + args.size() + ")");
        return Time.TYPE;
    }

    private static Type date(List<@Nullable Type> args) throws Mismatch {
        refuseUnless(!args.isEmpty(), "invalid number of arguments (expected at least 1, got 0)");
        int count = args.size() - (isLocation(args.getFirst()) ? 1 : 0);
        refuseUnless(count <= 3, "invalid number of arguments (expected at most 3, got " + count + ")");
        return Time.TYPE;
    }

    private static Type take(List<@Nullable Type> args) throws Mismatch {
        count(args, 2);
        Type from = args.get(0);
        Type howMany = args.get(1);
        refuseUnless(kind(from) == Kind.INTERFACE || isList(kind(from)), "cannot take from " + text(from));
        refuseUnless(
                kind(howMany) == Kind.INTERFACE || kind(howMany).isSigned(),
                "cannot take " + text(howMany) + " elements");
        return from == null ? Type.ANY : from;
    }

    private static Type concat(List<@Nullable Type> args) throws Mismatch {
        refuseUnless(!args.isEmpty(), "invalid number of arguments (expected at least 1, got 0)");
        for (Type arg : args) {
            refuseUnless(kind(arg) == Kind.INTERFACE || isList(kind(arg)), "cannot concat " + text(arg));
        }
        return Type.ANYS;
    }

    private static void count(List<@Nullable Type> args, int expected) throws Mismatch {
        refuseUnless(
                args.size() == expected,
                "invalid number of arguments (expected " + expected + ", got " + args.size() + ")");
    }

    private static void require(boolean fits, String message, @Nullable Type arg) throws Mismatch {
        refuseUnless(fits, message + " (type " + text(arg) + ")");
    }

    private static void refuseUnless(boolean fits, String message) throws Mismatch {
        if (!fits) {
            throw new Mismatch(message);
        }
    }

    private static Kind kind(@Nullable Type type) {
        Type t = type;
        while (t != null && t.kind() == Kind.POINTER) {
            t = t.elem();
        }
        return t == null ? Kind.INVALID : t.kind();
    }

    private static boolean isLocation(@Nullable Type type) {
        return Location.TYPE.equals(type);
    }

    private static boolean isList(Kind kind) {
        return kind == Kind.SLICE || kind == Kind.ARRAY;
    }

    private static boolean isNumber(Kind kind) {
        return kind.isFloat() || (kind.isInteger() && kind != Kind.UINTPTR);
    }

    private static String text(@Nullable Type type) {
        return type == null ? "%!s(<nil>)" : type.toString();
    }
}

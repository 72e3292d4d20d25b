package dev.windlass.expr.eval;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The built-in functions without a predicate, by name. */
final class Functions {
    private static final Map<String, Strict.Operation> TABLE = new HashMap<>();
    private static final Map<String, Strict.UnaryOperation> TOP = new HashMap<>();

    static {
        numbers();
        strings();
        collections();
        conversions();
    }

    private Functions() {}

    private static void put(String name, Strict.Operation operation) {
        TABLE.put(name, operation);
    }

    /** A function that takes one value from the original's stack, however many arguments there are. */
    private static void top(String name, Strict.UnaryOperation operation) {
        TOP.put(name, operation);
    }

    /** A function that takes the first of its arguments, however many there are. */
    private static void first(String name, Strict.UnaryOperation operation) {
        put(name, (frame, args) -> operation.apply(frame, at(args, 0)));
    }

    /** A function that counts its arguments itself, as the checker does where it looks. */
    private static void counted(String name, String wanted, int least, int most, Strict.Operation operation) {
        put(name, (frame, args) -> {
            if (args.length < least || args.length > most) {
                throw new GoException("invalid number of arguments" + wanted + ", got " + args.length + ")");
            }
            return operation.apply(frame, args);
        });
    }

    private static void one(String name, Strict.UnaryOperation operation) {
        counted(name, " (expected 1", 1, 1, (frame, args) -> operation.apply(frame, args[0]));
    }

    /** An argument; the checker does not look at the arguments of a function that it does not know. */
    static @Nullable Object at(@Nullable Object[] args, int index) {
        if (index < 0 || index >= args.length) {
            throw GoPanic.runtime(
                    "index out of range [" + index + "]" + (index < 0 ? "" : " with length " + args.length));
        }
        return args[index];
    }

    private static void bits(String name, Strict.Operation operation) {
        counted(name, " for " + name + " (expected 2", 2, 2, operation);
    }

    private static void numbers() {
        top("abs", (frame, value) -> Maths.abs(value));
        top("ceil", (frame, value) -> Maths.ceil(value));
        top("floor", (frame, value) -> Maths.floor(value));
        top("round", (frame, value) -> Maths.round(value));
        top("int", (frame, value) -> Maths.toInt(value));
        top("float", (frame, value) -> Maths.toFloat(value));
        put("max", Maths::max);
        put("min", Maths::min);
        put("mean", Maths::mean);
        put("median", Maths::median);
        bits("bitand", Maths.bits("bitand", (x, y) -> x & y));
        bits("bitor", Maths.bits("bitor", (x, y) -> x | y));
        bits("bitxor", Maths.bits("bitxor", (x, y) -> x ^ y));
        bits("bitnand", Maths.bits("bitnand", (x, y) -> x & ~y));
        bits("bitshl", Maths.shift("bitshl", (x, y) -> x << y, (x, y) -> 0));
        bits("bitshr", Maths.shift("bitshr", (x, y) -> x >> y, (x, y) -> x >> 63));
        bits("bitushr", Maths.shift("bitushr", (x, y) -> x >>> y, (x, y) -> 0));
        counted("bitnot", " for bitnot (expected 1", 1, 1, Maths::bitnot);
    }

    private static void strings() {
        counted("trim", " for trim (expected 1 or 2", 1, 2, Strings::trim);
        put("trimPrefix", Strings::trimPrefix);
        put("trimSuffix", Strings::trimSuffix);
        top("upper", Strings::upper);
        top("lower", Strings::lower);
        counted("split", " for split (expected 2 or 3", 2, 3, Strings::split);
        counted("splitAfter", " for splitAfter (expected 2 or 3", 2, 3, Strings::splitAfter);
        counted("replace", " for replace (expected 3 or 4", 3, 4, Strings::replace);
        put("repeat", Strings::repeat);
        put("join", Strings::join);
        put("indexOf", Strings::indexOf);
        put("lastIndexOf", Strings::lastIndexOf);
        put("hasPrefix", Strings::hasPrefix);
        put("hasSuffix", Strings::hasSuffix);
    }

    private static void collections() {
        top("len", Collections::len);
        put("first", (frame, args) -> args.length == 0 ? null : Collections.first(args[0]));
        put("last", (frame, args) -> args.length == 0 ? null : Collections.last(args[0]));
        counted("get", " (expected 2", 2, Integer.MAX_VALUE, Collections::get);
        counted("take", " (expected 2", 2, 2, Collections::take);
        one("keys", Collections::keys);
        one("values", Collections::values);
        one("toPairs", Collections::toPairs);
        one("fromPairs", Collections::fromPairs);
        one("reverse", Collections::reverse);
        one("uniq", Collections::uniq);
        counted("concat", " (expected at least 1", 1, Integer.MAX_VALUE, Collections::concat);
        one("flatten", Collections::flatten);
        counted("sort", " (expected 1 or 2", 1, 2, Collections::sort);
    }

    private static void conversions() {
        top("type", (frame, value) -> Texts.type(value));
        top("string", Texts::string);
        first("toJSON", Texts::toJson);
        first("fromJSON", Texts::fromJson);
        first("toBase64", Texts::toBase64);
        first("fromBase64", Texts::fromBase64);
        put("now", Dates::now);
        put("date", Dates::date);
        first("duration", Dates::duration);
        first("timezone", Dates::timezone);
    }

    /** A call of the function of that name, which the checker knows to exist. */
    static Code call(int position, String name, Code[] arguments) {
        Strict.UnaryOperation top = TOP.get(name);
        if (top == null) {
            return Compiler.strict(position, Objects.requireNonNull(TABLE.get(name), name), arguments);
        }
        return arguments.length == 1
                ? Compiler.strict(position, (frame, args) -> top.apply(frame, args[0]), arguments)
                : new Surplus(position, arguments, top);
    }
}

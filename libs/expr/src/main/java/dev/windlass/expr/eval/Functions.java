package dev.windlass.expr.eval;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The built-in functions without a predicate, by name. */
final class Functions {
    private static final Map<String, Strict.Operation> TABLE = new HashMap<>();

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

    private static void one(String name, Strict.UnaryOperation operation) {
        put(name, (frame, args) -> operation.apply(frame, args[0]));
    }

    private static void numbers() {
        one("abs", (frame, value) -> Maths.abs(value));
        one("ceil", (frame, value) -> Maths.ceil(value));
        one("floor", (frame, value) -> Maths.floor(value));
        one("round", (frame, value) -> Maths.round(value));
        one("int", (frame, value) -> Maths.toInt(value));
        one("float", (frame, value) -> Maths.toFloat(value));
        put("max", Maths::max);
        put("min", Maths::min);
        put("mean", Maths::mean);
        put("median", Maths::median);
        put("bitand", Maths.bits("bitand", (x, y) -> x & y));
        put("bitor", Maths.bits("bitor", (x, y) -> x | y));
        put("bitxor", Maths.bits("bitxor", (x, y) -> x ^ y));
        put("bitnand", Maths.bits("bitnand", (x, y) -> x & ~y));
        put("bitshl", Maths.shift("bitshl", (x, y) -> x << y, (x, y) -> 0));
        put("bitshr", Maths.shift("bitshr", (x, y) -> x >> y, (x, y) -> x >> 63));
        put("bitushr", Maths.shift("bitushr", (x, y) -> x >>> y, (x, y) -> 0));
        put("bitnot", Maths::bitnot);
    }

    private static void strings() {
        put("trim", Strings::trim);
        put("trimPrefix", Strings::trimPrefix);
        put("trimSuffix", Strings::trimSuffix);
        one("upper", Strings::upper);
        one("lower", Strings::lower);
        put("split", Strings::split);
        put("splitAfter", Strings::splitAfter);
        put("replace", Strings::replace);
        put("repeat", Strings::repeat);
        put("join", Strings::join);
        put("indexOf", Strings::indexOf);
        put("lastIndexOf", Strings::lastIndexOf);
        put("hasPrefix", Strings::hasPrefix);
        put("hasSuffix", Strings::hasSuffix);
    }

    private static void collections() {
        one("len", Collections::len);
        one("first", (frame, value) -> Collections.first(value));
        one("last", (frame, value) -> Collections.last(value));
        put("get", Collections::get);
        put("take", Collections::take);
        one("keys", Collections::keys);
        one("values", Collections::values);
        one("toPairs", Collections::toPairs);
        one("fromPairs", Collections::fromPairs);
        one("reverse", Collections::reverse);
        one("uniq", Collections::uniq);
        put("concat", Collections::concat);
        one("flatten", Collections::flatten);
        put("sort", Collections::sort);
    }

    private static void conversions() {
        one("type", (frame, value) -> Texts.type(value));
        one("string", Texts::string);
        one("toJSON", Texts::toJson);
        one("fromJSON", Texts::fromJson);
        one("toBase64", Texts::toBase64);
        one("fromBase64", Texts::fromBase64);
        put("now", Dates::now);
        put("date", Dates::date);
        one("duration", Dates::duration);
        one("timezone", Dates::timezone);
    }

    /** The function of that name, which the checker knows to exist. */
    static Strict.Operation get(String name) {
        return Objects.requireNonNull(TABLE.get(name), name);
    }
}

package dev.windlass.expr.check;

import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Go types of the built-in functions, in the order in which a call is matched against them. */
final class Overloads {
    private static final Type ANY = Type.ANY;
    private static final Type ANYS = Type.ANYS;
    private static final Type STRING = Type.STRING;
    private static final Type STRINGS = Type.STRINGS;
    private static final Type INT = Type.INT;
    private static final Type BOOL = Type.BOOL;

    /** What a function without a type of its own shows as. */
    private static final Type UNTYPED = Type.func(List.of(ANYS), List.of(ANY, Type.ERROR), true);

    private static final Map<String, List<Type>> TABLE = new HashMap<>();

    static {
        predicates();
        strings();
        conversions();
        Type floats = Type.sliceOf(Type.FLOAT64);
        put(
                "sort",
                func(ANYS, ANYS, STRING),
                func(ANYS, Type.INTS, STRING),
                func(ANYS, floats, STRING),
                func(ANYS, STRINGS, STRING),
                func(ANYS, ANYS),
                func(ANYS, floats),
                func(ANYS, STRINGS),
                func(ANYS, Type.INTS));
        for (String name : List.of("bitand", "bitor", "bitxor", "bitnand", "bitshl", "bitshr", "bitushr")) {
            put(name, func(INT, INT, INT));
        }
        put("bitnot", func(INT, INT));
    }

    private Overloads() {}

    private static void predicates() {
        Type test = func(BOOL, ANY);
        Type mapping = func(ANY, ANY);
        for (String name : List.of("all", "none", "any", "one")) {
            put(name, func(BOOL, ANYS, test));
        }
        put("filter", func(ANYS, ANYS, test));
        put("map", func(ANYS, ANYS, mapping));
        put("find", func(ANY, ANYS, test));
        put("findLast", func(ANY, ANYS, test));
        for (String name : List.of("findIndex", "findLastIndex", "count", "sum")) {
            put(name, func(INT, ANYS, test));
        }
        put("groupBy", func(Type.mapOf(ANY, ANYS), ANYS, mapping));
        put("sortBy", func(ANYS, ANYS, test, STRING));
        put("reduce", func(ANY, ANYS, func(ANY, ANY, ANY), ANY));
    }

    private static void strings() {
        put("trim", func(STRING, STRING), func(STRING, STRING, STRING));
        put("trimPrefix", func(STRING, STRING, STRING), func(STRING, STRING));
        put("trimSuffix", func(STRING, STRING, STRING), func(STRING, STRING));
        put("upper", func(STRING, STRING));
        put("lower", func(STRING, STRING));
        put("split", func(STRINGS, STRING, STRING), func(STRINGS, STRING, STRING, INT));
        put("splitAfter", func(STRINGS, STRING, STRING), func(STRINGS, STRING, STRING, INT));
        put("replace", func(STRING, STRING, STRING, STRING, INT), func(STRING, STRING, STRING, STRING));
        put("repeat", func(STRING, STRING, INT));
        put(
                "join",
                func(STRING, STRINGS, STRING),
                func(STRING, ANYS, STRING),
                func(STRING, ANYS),
                func(STRING, STRINGS, STRING),
                func(STRING, STRINGS));
        put("indexOf", func(INT, STRING, STRING));
        put("lastIndexOf", func(INT, STRING, STRING));
        put("hasPrefix", func(BOOL, STRING, STRING));
        put("hasSuffix", func(BOOL, STRING, STRING));
    }

    private static void conversions() {
        put("type", func(STRING, ANY));
        put("string", func(STRING, ANY));
        put("toJSON", func(STRING, ANY));
        put("fromJSON", func(ANY, STRING));
        put("toBase64", func(STRING, STRING));
        put("fromBase64", func(STRING, STRING));
        put("duration", Type.func(List.of(STRING), List.of(Duration.TYPE, Type.ERROR), false));
        put("timezone", Type.func(List.of(STRING), List.of(Location.TYPE, Type.ERROR), false));
    }

    private static void put(String name, Type... overloads) {
        TABLE.put(name, List.of(overloads));
    }

    private static Type func(Type result, Type... params) {
        return Type.func(List.of(params), List.of(result), false);
    }

    /** The types a call may have; empty if the function checks its arguments itself. */
    static List<Type> of(String name) {
        return TABLE.getOrDefault(name, List.of());
    }

    /** The type of the function's name where it stands alone. */
    static Type typeOf(String name) {
        List<Type> overloads = of(name);
        return overloads.isEmpty() ? UNTYPED : overloads.getFirst();
    }
}

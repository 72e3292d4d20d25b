package dev.windlass.expr.syntax;

import java.util.Set;

/** The names of the built-in functions, and how many arguments those with a predicate take. */
public final class Builtins {
    private static final Set<String> PLAIN = Set.of(
            "len",
            "type",
            "abs",
            "ceil",
            "floor",
            "round",
            "int",
            "float",
            "string",
            "trim",
            "trimPrefix",
            "trimSuffix",
            "upper",
            "lower",
            "split",
            "splitAfter",
            "replace",
            "repeat",
            "join",
            "indexOf",
            "lastIndexOf",
            "hasPrefix",
            "hasSuffix",
            "max",
            "min",
            "mean",
            "median",
            "toJSON",
            "fromJSON",
            "toBase64",
            "fromBase64",
            "now",
            "duration",
            "date",
            "timezone",
            "first",
            "last",
            "get",
            "take",
            "keys",
            "values",
            "toPairs",
            "fromPairs",
            "reverse",
            "uniq",
            "concat",
            "flatten",
            "sort",
            "bitand",
            "bitor",
            "bitxor",
            "bitnand",
            "bitshl",
            "bitshr",
            "bitushr",
            "bitnot");

    private Builtins() {}

    public static boolean isBuiltin(String name) {
        return PLAIN.contains(name) || predicateArguments(name) > 0;
    }

    /** How many arguments at most a function takes whose second one is a predicate; 0 for any other name. */
    static int predicateArguments(String name) {
        return switch (name) {
            case "all", "none", "any", "one", "filter", "map", "count", "sum" -> 2;
            case "find", "findIndex", "findLast", "findLastIndex", "groupBy" -> 2;
            case "sortBy", "reduce" -> 3;
            default -> 0;
        };
    }

    /** How many of them it must be given. */
    static int requiredArguments(String name) {
        return name.equals("count") || name.equals("sum") ? 1 : 2;
    }
}

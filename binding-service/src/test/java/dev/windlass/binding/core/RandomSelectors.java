package dev.windlass.binding.core;

import java.util.List;
import java.util.random.RandomGenerator;

/** Selectors and events at random, of words that often meet: most selectors nearly hold, or nearly fail. */
final class RandomSelectors {
    private static final List<String> PATHS = List.of(
            "discriminator",
            "namespace",
            "payload",
            "metadata",
            "payload.a",
            "payload.b",
            "payload[\"a\"]",
            "payload.a.b",
            "payload.l[0]",
            "payload.l[-1]",
            "payload.a.b.c",
            "payload?.a?.b",
            "payload.missing",
            "metadata[\"x-event\"]",
            "metadata[\"x-event\"][0]",
            "metadata[\"x-none\"][0]",
            "metadata.missing",
            "$env.payload.a",
            "unknown");
    private static final List<String> CONSTANTS = List.of(
            "\"\"",
            "\"a\"",
            "\"push\"",
            "\"pu\"",
            "\"\\u00e9\"",
            "0",
            "-0.0",
            "1",
            "1.0",
            "-1",
            "1.5",
            "9007199254740993",
            "true",
            "false",
            "nil",
            "[]",
            "[\"push\"]",
            "[\"push\", 1]",
            "[1, 2]",
            "[1.0]",
            "[[1]]",
            "[nil]",
            "{\"a\": 1}",
            "1..3");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "1.5",
            "9007199254740993",
            "\"\"",
            "\"a\"",
            "\"push\"",
            "\"pull\"",
            "\"é\"",
            "[]",
            "[1]",
            "[1,2]",
            "[\"push\"]",
            "[\"push\",1]",
            "[[1]]",
            "[null]",
            "{}",
            "{\"b\":1}",
            "{\"b\":{\"c\":\"a\"}}",
            "{\"b\":\"push\"}");
    private static final List<String> COMPARISONS =
            List.of("==", "==", "==", "!=", "<", ">=", "in", "in", "not in", "startsWith", "startsWith", "contains");

    private final RandomGenerator random;

    RandomSelectors(RandomGenerator random) {
        this.random = random;
    }

    String selector() {
        return expression(3);
    }

    String payload() {
        if (random.nextInt(8) == 0) {
            return one(VALUES);
        }
        return "{\"a\":%s,\"b\":%s,\"l\":[%s]}".formatted(one(VALUES), one(VALUES), one(VALUES));
    }

    String text() {
        return one(List.of("", "a", "push", "pull", "é"));
    }

    private String expression(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 14)) {
            case 0, 1, 2 -> operand() + " " + one(COMPARISONS) + " " + operand();
            case 3 -> one(PATHS) + " == " + one(CONSTANTS);
            case 4 -> one(CONSTANTS) + " == " + one(PATHS);
            case 5 -> one(PATHS) + " in [" + one(CONSTANTS) + ", " + one(CONSTANTS) + "]";
            case 6 -> one(PATHS) + " startsWith " + one(CONSTANTS);
            case 7 ->
                one(List.of("true", "false", one(PATHS), "(1 / 0) > 1", "1 % 0 == 1", "len(" + one(PATHS) + ") > 0"));
            case 8, 9, 10 -> expression(depth - 1) + one(List.of(" && ", " and ")) + expression(depth - 1);
            case 11 -> "(" + expression(depth - 1) + one(List.of(" || ", " or ")) + expression(depth - 1) + ")";
            case 12 -> one(List.of("!", "not ")) + "(" + expression(depth - 1) + ")";
            default ->
                one(List.of(
                        "(" + expression(depth - 1) + " ? " + expression(depth - 1) + " : " + expression(depth - 1)
                                + ")",
                        "((" + one(PATHS) + " ?? " + one(CONSTANTS) + ") == " + one(CONSTANTS) + ")",
                        "(let x = " + one(PATHS) + "; x == " + one(CONSTANTS) + ")",
                        "any([1, 2], # == " + one(PATHS) + ")"));
        };
    }

    private String operand() {
        return random.nextInt(3) == 0 ? one(CONSTANTS) : one(PATHS);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

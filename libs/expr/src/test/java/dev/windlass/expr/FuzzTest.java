package dev.windlass.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the source, nothing but the two documented exceptions comes out, and soon. */
class FuzzTest {
    private static final Limits TIGHT = new Limits(2_000, 300, 500, 20_000, 1 << 20, 50_000);
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private static final List<String> WORDS = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ".",
            "..",
            "?.",
            "?",
            "??",
            ":",
            "::",
            ",",
            ";",
            "|",
            "||",
            "&&",
            "#",
            "#acc",
            "#index",
            "==",
            "!=",
            "<",
            ">",
            "<=",
            ">=",
            "!",
            "+",
            "-",
            "*",
            "/",
            "%",
            "**",
            "^",
            "'",
            "\"",
            "`",
            "\\",
            "let x = ",
            "if ",
            " else ",
            " not ",
            " in ",
            " matches ",
            " contains ",
            " startsWith ",
            " and ",
            " or ",
            "x",
            "payload",
            ".n",
            ".s",
            ".list",
            ".o",
            "$env",
            "nil",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "2.5",
            "1e9",
            "0xff",
            "9223372036854775807",
            "\"a\"",
            "'%d'",
            "\"(a*)*\"",
            "b\"\\xff\"",
            "1..9",
            "1..99999",
            "[1, 2]",
            "{a: 1}",
            "map(",
            "filter(",
            "any(",
            "all(",
            "reduce(",
            "sortBy(",
            "groupBy(",
            "findLast(",
            "count(",
            "sum(",
            "len(",
            "string(",
            "int(",
            "float(",
            "toJSON(",
            "fromJSON(",
            "date(",
            "duration(",
            "timezone(",
            "repeat(",
            "replace(",
            "split(",
            "join(",
            "flatten(",
            "uniq(",
            "sort(",
            "concat(",
            "keys(",
            "toPairs(",
            "fromPairs(",
            "get(",
            "take(",
            "max(",
            "median(",
            "bitshl(",
            "trim(",
            "upper(",
            "é",
            "\u2603",
            "\n",
            "/*",
            "*/",
            "//",
            " ");

    private static Map<String, Object> variables() {
        Map<String, Object> payload = new HashMap<>();
        payload.put("n", 42.0);
        payload.put("s", "h\u00e9llo \u2603");
        payload.put("list", Arrays.asList(1.0, "a", null, true));
        payload.put("o", Map.of("a", 1.0, "b", Map.of()));
        return Map.of("payload", payload, "x", List.of(3.0, 1.0, 2.0));
    }

    @Provide
    Arbitrary<String> sources() {
        Arbitrary<String> word = Arbitraries.of(WORDS);
        return word.list().ofMinSize(1).ofMaxSize(30).map(words -> String.join("", words));
    }

    @Property(tries = 4000)
    void wordsOfTheLanguageNeverEscape(@ForAll("sources") String source) {
        runBounded(source);
    }

    @Property(tries = 1000)
    void anyTextNeverEscapes(@ForAll String source) {
        runBounded(source);
    }

    private static void runBounded(String source) {
        Map<String, Object> variables = variables();
        long start = System.nanoTime();
        for (Environment environment : List.of(Environment.of(variables), Environment.unknown())) {
            assertThatCode(() -> attempt(source, environment, variables)).doesNotThrowAnyException();
        }
        assertThat(System.nanoTime() - start).isLessThan(LONGEST_NANOS);
    }

    private static void attempt(String source, Environment environment, Map<String, Object> variables) {
        try {
            Expr.compile(source, environment, TIGHT).run(variables);
        } catch (CompileException | RunException e) {
            assertThat(e.getMessage()).isNotNull();
        }
    }
}

package dev.windlass.expr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RegexTest {
    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> atom = Arbitraries.of(
                "a",
                "b",
                "ab",
                "(a|b)",
                "(?:ab|c)",
                "[ab]",
                "[^a]",
                "[a-c]",
                ".",
                "[0-9]",
                "^",
                "$",
                "(a*)",
                "(b|)",
                "-");
        Arbitrary<String> times = Arbitraries.of("", "", "*", "+", "?", "*?");
        return net.jqwik.api.Combinators.combine(atom, times)
                .as((a, t) -> a + t)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "c", "1", "-", "\n", "\u00e9", "\ud83d\ude00")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 2000)
    void theAutomatonAnswersAsRe2j(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        Program program = Expr.compile("text matches \"" + pattern + "\"");
        boolean expected = Pattern.compile(pattern).matcher(text).find();
        for (int i = 0; i < 40; i++) {
            assertThat(program.test(Map.of("text", text))).isEqualTo(expected);
        }
    }
}

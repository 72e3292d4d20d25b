package dev.windlass.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static Object run(String source) {
        return String.valueOf(Expr.compile(source).run(Map.of()));
    }

    @Test
    void defaultsAreWhatTheDocumentationSays() {
        assertThat(Limits.DEFAULT).isEqualTo(new Limits(65_536, 5_000, 10_000, 1_000_000, 64L << 20, 5_000_000));
    }

    @Test
    void aLimitBelowOneIsRefused() {
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLongSourceIsRefused() {
        assertThatThrownBy(() -> run(" ".repeat(65_536) + "1"))
                .isInstanceOf(CompileException.class)
                .hasMessage("expression is longer than 65536");
    }

    @Test
    void deepNestingWorksUpToTheLimitAndIsRefusedBeyond() {
        assertThat(run("-".repeat(2_000) + "1")).isEqualTo("1");
        assertThat(run("1" + "+1".repeat(3_000))).isEqualTo("3001");
        assertThatThrownBy(() -> run("(".repeat(20_000) + "1" + ")".repeat(20_000)))
                .isInstanceOf(CompileException.class)
                .hasMessage("expression is nested deeper than 5000");
    }

    @Test
    void manyNodesAreRefusedAsTheOriginalDoes() {
        assertThatThrownBy(() -> run("1" + "+1".repeat(5_100)))
                .isInstanceOf(CompileException.class)
                .hasMessageStartingWith("compilation failed: expression exceeds maximum allowed nodes (1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1..9223372036854775806",
                "map(1..1000, 1..1000)",
                "repeat(\"abc\", 1000000)",
                "let a = repeat(\"x\", 900000); let b = a + a; let c = b + b; let d = c + c; let e = d + d; let f = e + e;"
                        + " let g = f + f; len(g + g)",
            })
    void memoryIsBounded(String source) {
        assertThatThrownBy(() -> run(source))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("memory budget exceeded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let a = 1..99999; all(a, all(a, all(a, true)))",
                "uniq(1..99999)",
                "let s = repeat(\"a\", 900000); count(1..90000, s contains \"b\")",
                "let s = repeat(\"a\", 900000); count(1..90000, s[5:6] == s)",
            })
    void stepsAreBounded(String source) {
        assertThatThrownBy(() -> run(source))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("step budget exceeded");
    }

    @Test
    void nestedRepetitionsOfARegularExpressionAreRefused() {
        assertThatThrownBy(() -> run("\"a\" matches \"((a{100}){100}){100}\""))
                .isInstanceOf(CompileException.class)
                .hasMessageStartingWith("error parsing regexp: invalid repeat count: `{100}` (1:5)");
    }

    @Test
    void valuesNestedWithoutEndAreAnErrorNotACrash() {
        assertThatThrownBy(() -> run("string(reduce(1..90000, [#acc], []))")).isInstanceOf(RunException.class);
        assertThatThrownBy(() -> run("max(reduce(1..90000, [#acc], []))")).isInstanceOf(RunException.class);
    }
}

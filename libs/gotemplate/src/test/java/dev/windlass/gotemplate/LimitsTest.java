package dev.windlass.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final Limits TIGHT = new Limits(1_000, 100_000, 10_000, 50, Duration.ofSeconds(5));

    private static void assertFails(String text, String message) {
        TemplateOptions options = TemplateOptions.DEFAULT.withLimits(TIGHT);
        assertThatThrownBy(() -> Template.parse("t", text, options).execute(Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void outputEndsAtItsLimit() {
        assertFails("{{range 1000}}0123456789{{end}}", "more than 1000 characters of output");
    }

    @Test
    void stepsEndAtTheirLimit() {
        assertFails("{{range 1000000000}}{{end}}", "more than 10000 steps");
    }

    @Test
    void memoryEndsAtItsLimit() {
        assertFails("{{$s := \"x\"}}{{range 60}}{{$s = print $s $s}}{{end}}", "memory");
        assertFails("{{$s := printf \"%900000d\" 1}}", "memory");
    }

    @Test
    void recursionEndsAtItsLimit() {
        assertFails("{{define \"x\"}}{{template \"x\"}}{{end}}{{template \"x\"}}", "exceeded maximum template depth");
    }

    @Test
    void nestingEndsAtItsLimit() {
        assertFails("{{" + "(".repeat(51) + "1" + ")".repeat(51) + "}}", "max expression depth exceeded");
        assertFails("{{if 1}}".repeat(51) + "{{end}}".repeat(51), "max expression depth exceeded");
    }

    @Test
    void deepTemplatesRunOnAnyStack() throws InterruptedException {
        String text = "{{" + "(".repeat(9_000) + "1" + ")".repeat(9_000) + "}}";
        StringBuilder out = new StringBuilder();
        Thread thread = new Thread(null, () -> Template.parse("t", text).execute(Map.of(), out), "small", 256 << 10);
        thread.start();
        thread.join();
        assertThat(out).hasToString("1");
    }

    @Test
    void valuesThatHoldThemselvesArePrintedNoDeeperThanTheLimit() {
        Map<String, Object> self = new HashMap<>();
        self.put("self", self);
        assertThatThrownBy(() -> Template.parse("t", "{{.}}").execute(self))
                .isInstanceOf(TemplateExecutionException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void timeEndsAtItsLimit() {
        Limits hasty = new Limits(1_000, 1_000, Long.MAX_VALUE, 50, Duration.ofMillis(20));
        TemplateOptions options = TemplateOptions.DEFAULT.withLimits(hasty);
        assertThatThrownBy(() -> Template.parse("t", "{{range 1000000000000}}{{end}}", options)
                        .execute(Map.of()))
                .hasMessageContaining("took longer than PT0.02S");
    }
}

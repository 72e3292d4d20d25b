package dev.windlass.gotemplate.sprig;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.gotemplate.Template;
import dev.windlass.gotemplate.TemplateExecutionException;
import dev.windlass.gotemplate.TemplateOptions;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What grows must stop at the memory limit, before the memory is taken. */
final class SprigLimitsTest {
    private static final TemplateOptions OPTIONS = TemplateOptions.DEFAULT
            .withFunctions(Sprig.functions(Clock.systemUTC(), new Random(1)))
            .withMutating(Sprig.MUTATING);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ splitList \"\" (repeat 10000000 \"x\") | len }}",
                "{{ splitList \"x\" (repeat 10000000 \"x\") | len }}",
                "{{ $s := \"a\" }}{{ range until 40 }}{{ $s = quote $s $s }}{{ end }}{{ len $s }}",
                "{{ $s := list 1 }}{{ range until 40 }}{{ $s = concat $s $s }}{{ end }}{{ len $s }}",
                "{{ range until 100000000 }}x{{ end }}",
                "{{ repeat 1000000000 \"xxxxxxxxxx\" }}"
            })
    void aFunctionStopsAtTheMemoryLimit(String template) {
        assertThatThrownBy(() -> Template.parse("t", template, OPTIONS).execute(Map.of()))
                .isInstanceOf(TemplateExecutionException.class)
                .hasMessageContaining("bytes of memory");
    }
}

package dev.windlass.notify.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.notify.yaml.MalformedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelSelectorTest {
    private static final Map<String, String> LABELS = Map.of("env", "prod", "tier", "web", "weight", "7");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env=prod|true", "env == prod|true", "env!=prod|false", "missing!=x|true", "env in (test, prod)|true",
                "env notin (prod)|false", "missing notin (x)|true", "env|true", "!env|false", "!missing|true",
                "weight>5|true", "weight<5|false", "tier>1|false", "env=prod,tier=web|true", "env=prod,tier=db|false"
            })
    void aRequirementHoldsAsInKubernetes(String selector, boolean holds) throws MalformedException {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isEqualTo(holds);
    }

    @Test
    void theEmptySelectorMatchesEverything() throws MalformedException {
        assertThat(LabelSelector.parse("").matches(Map.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a in (b", "a=b c", "=b", "a,", "a in b", "-a=b", "a=b=c", "a>x", "a in (b))", "a/b/c=d"})
    void whatIsNoSelectorIsRefused(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector)).isInstanceOf(MalformedException.class);
    }
}

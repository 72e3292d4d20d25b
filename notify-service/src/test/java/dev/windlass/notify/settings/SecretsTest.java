package dev.windlass.notify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
    private static final Secrets SECRETS = new Secrets(Map.of(
            "token", "pass?word~1\n".getBytes(StandardCharsets.UTF_8), "no", "n".getBytes(StandardCharsets.UTF_8)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass?word~1",
                "cGFzcz93b3JkfjEK",
                "cGFzcz93b3JkfjE=",
                "cGFzcz93b3JkfjE",
                "112 97 115 115 63 119 111 114 100 126 49 10",
                "112 97 115 115 63 119 111 114 100 126 49",
                "706173733f776f72647e31",
            })
    void aSecretIsHiddenInEveryShapeThatATemplateGivesIt(String shape) {
        assertThat(SECRETS.hide("no answer to [" + shape + "]"))
                .startsWith("no answer to [***")
                .doesNotContain(shape)
                .hasSizeLessThan(20);
    }

    @Test
    void maskedSecretsKeepTheirNames() {
        assertThat(SECRETS.masked().fillIn("$token $other")).isEqualTo("*** $other");
        assertThat(SECRETS.withoutTemplates().masked().inTemplates()).isNull();
    }
}

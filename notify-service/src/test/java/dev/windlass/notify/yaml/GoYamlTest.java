package dev.windlass.notify.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GoYamlTest {
    @Test
    void plainWordsAreWhatYaml11SaysTheyAre() throws MalformedException {
        assertThat(GoYaml.read("[yes, 'yes', off, y, ~, 0x10, 010, 1_000, 1.50, 2024-01-02, .5, 1e400, +3, 08]"))
                .isEqualTo(Arrays.asList(
                        true, "yes", false, true, null, 16L, 8L, 1000L, 1.5, "2024-01-02", 0.5, "1e400", 3L, 8.0));
    }

    @Test
    void ofAKeyThatStandsTwiceTheLastCounts() throws MalformedException {
        assertThat(GoYaml.read("a: 1\na: 2\n")).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void onlyTheFirstDocumentCounts() throws MalformedException {
        assertThat(GoYaml.read("a\n---\n[")).isEqualTo("a");
        assertThat(GoYaml.read("")).isNull();
    }

    @Test
    void stringsAreReplacedAndStayStrings() throws MalformedException {
        assertThat(GoYaml.read("{$k: $v, num: 5, l: [$v]}", it -> it.replace("$v", "yes")))
                .isEqualTo(Map.of("$k", "yes", "num", 5L, "l", List.of("yes")));
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
                    .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        assertThatThrownBy(() -> GoYaml.read(text.toString())).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> GoYaml.read("&a [*a]")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> GoYaml.read("[".repeat(5000))).isInstanceOf(MalformedException.class);
    }
}

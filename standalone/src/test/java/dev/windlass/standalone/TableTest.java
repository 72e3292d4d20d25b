package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCellAndNoLineEndsInBlanks() {
        var table = new Table("ID", "NAMESPACE", "REASON");
        assertThat(table.isEmpty()).isTrue();
        table.add(List.of("3-17", "argo", "template \"x\"\n  not found\t"));
        table.add(List.of("10-2000000", "a-namespace-that-is-long", ""));
        assertThat(table.isEmpty()).isFalse();
        assertThat(table.lines())
                .containsExactly(
                        "ID           NAMESPACE                  REASON",
                        "3-17         argo                       template \"x\" not found",
                        "10-2000000   a-namespace-that-is-long");
    }

    @Test
    void charactersCountAndNotTheirEncoding() {
        var table = new Table("A", "B");
        table.add(List.of("\ud83d\ude80", "x"));
        table.add(List.of("é", "y"));
        assertThat(table.lines()).containsExactly("A   B", "\ud83d\ude80   x", "é   y");
    }
}

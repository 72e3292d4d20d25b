package dev.windlass.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampTest {
    @ParameterizedTest
    @CsvSource({
        "2026-05-04T10:00:00Z, 2026-05-04T10:00:00Z",
        "2026-05-04T10:00:00.25+02:30, 2026-05-04T07:30:00.25Z",
        "2026-05-04T10:00:00-18:56, 2026-05-05T04:56:00Z",
        "2026-05-04T10:00:00+23:59, 2026-05-03T10:01:00Z"
    })
    void everyOffsetIsRead(String text, Instant meant) {
        assertThat(Timestamp.parse(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-05-04",
                "2026-05-04T10:00:00",
                "2026-13-04T10:00:00Z",
                "2026-05-04T10:00:00+24:00"
            })
    void whatIsNoTimestampIsRefused(String text) {
        assertThatThrownBy(() -> Timestamp.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aTimeHasOneOffset() {
        assertThatThrownBy(() -> Timestamp.parse("2026-05-04T10:00:00Z+01:00")).isInstanceOf(DateTimeException.class);
    }
}

package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

    @Test
    void whereNobodyWatchesAStepIsTwoWholeLines() throws Exception {
        String[] amid = new String[1];
        int result = new Progress(out, false).during("Kafka", () -> {
            amid[0] = said();
            return 42;
        });
        assertThat(result).isEqualTo(42);
        assertThat(amid[0]).isEqualTo("  Kafka …\n");
        assertThat(said()).matches("  Kafka …\\n  Kafka: \\d+\\.\\d s\\n");
    }

    @Test
    void onATerminalTheTimeEndsTheLine() throws Exception {
        new Progress(out, true).during("Kafka", () -> true);
        assertThat(said()).matches("  Kafka … \\d+\\.\\d s\\n");
    }

    @Test
    void whatFailsIsSaidAndThrown() {
        var progress = new Progress(out, true);
        assertThatThrownBy(() -> progress.during("Kafka", () -> {
                    throw new IOException("no disk");
                }))
                .hasMessage("no disk");
        assertThat(said()).isEqualTo("  Kafka … failed\n");
    }

    @Test
    void secondsAreReadAlikeEverywhere() {
        assertThat(Progress.seconds(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

package dev.windlass.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class ChaosIT {
    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void everyEventThatWasAnswered200ActsOnceWhateverDies(@TempDir Path folder) throws Exception {
        // With this seed the broker, the cluster and each service are killed, and one of them is stopped.
        var plan = new Plan(27, Duration.ofSeconds(25), 400, 16, Duration.ofMinutes(2));
        Ledger ledger = Chaos.run(plan, Path.of(System.getProperty("windlass.home")), folder);
        System.out.println(ledger.toString().indent(2));
        assertThat(ledger.isKept()).as(ledger.toString()).isTrue();
        assertThat(ledger.answered()).isEqualTo(plan.events());
        assertThat(ledger.faults())
                .containsKeys("broker killed", "cluster killed", "ingest-1 killed", "binding-1 killed");
    }
}

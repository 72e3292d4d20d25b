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
    void whatWasAnswered200ActsOnceWhateverDies(@TempDir Path folder) throws Exception {
        // With this seed the broker, the cluster and each kind of service are killed, and a notify is stopped.
        var plan = new Plan(1157315, Duration.ofSeconds(20), 320, 96, Duration.ofMinutes(2));
        Ledger ledger = Chaos.run(plan, Path.of(System.getProperty("windlass.home")), folder);
        System.out.println(ledger.toString().indent(2));
        assertThat(ledger.isKept()).as(ledger.toString()).isTrue();
        assertThat(ledger.events().answered()).isEqualTo(plan.events());
        assertThat(ledger.syncs().answered()).isEqualTo(plan.syncs());
        assertThat(ledger.faults())
                .containsKeys(
                        "broker killed", "cluster killed", "ingest-1 killed", "notify-2 killed", "notify-1 stopped");
    }
}

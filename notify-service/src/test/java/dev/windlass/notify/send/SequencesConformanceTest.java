package dev.windlass.notify.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Sequences of states of an application against what Argo CD sent for them. Where the product differs on purpose, the
 * expectation is its own: a broken entry is off by itself, what failed is not decided on again, and images are not
 * repeated on Slack.
 */
final class SequencesConformanceTest {
    /** Of cases from elsewhere, of which none is known to differ on purpose. */
    private static final double FLOOR = 0.99;

    @Test
    void sequencesSendWhatTheOriginalSends() throws IOException {
        List<String> differing = new ArrayList<>();
        int steps = 0;
        int agreeing = 0;
        try (var stage = new Stage()) {
            for (String line : Vectors.lines("notify-sequences.jsonl")) {
                Map<?, ?> vector = stage.fill(line);
                List<Boolean> results = stage.play(vector);
                steps += results.size();
                agreeing += (int) results.stream().filter(it -> it).count();
                if (results.contains(false)) {
                    differing.add(Vectors.text(vector, "id"));
                }
            }
        }
        System.out.printf("conformance notify-sequences: %d/%d steps%n", agreeing, steps);
        assertThat(agreeing).as("differing: %s", differing).isGreaterThanOrEqualTo((int) (steps * FLOOR));
        if (!Vectors.areFromElsewhere()) {
            assertThat(differing).containsExactlyInAnyOrderElementsOf(onPurpose());
        }
    }

    /** The cases of the table, whose rows docs/compatibility.md explains. */
    private static List<String> onPurpose() throws IOException {
        return Vectors.lines("notify-sequences-differences.tsv").stream()
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.substring(0, it.indexOf('\t')))
                .toList();
    }
}

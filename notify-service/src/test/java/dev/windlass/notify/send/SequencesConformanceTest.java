package dev.windlass.notify.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.conformance.Cases;
import dev.windlass.conformance.Shared;
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
        var score = new Score();
        try (var stages = new Shared<>(Stage::new)) {
            Cases cases = Vectors.cases("notify-sequences.jsonl").afterBroken(stages::discard);
            cases.run(line -> played(stages.get(), line), score::add);
            score.addBroken(cases.broken());
        }
        System.out.printf("conformance notify-sequences: %d/%d steps%n", score.agreeing, score.steps);
        assertThat(score.agreeing).as("differing: %s", score.differing).isGreaterThanOrEqualTo((int)
                (score.steps * FLOOR));
        assertThat(score.broken).isEmpty();
        if (!Vectors.areFromElsewhere()) {
            assertThat(score.differing).containsExactlyInAnyOrderElementsOf(onPurpose());
        }
    }

    private static Played played(Stage stage, String line) {
        Map<?, ?> vector = stage.fill(line);
        if (Vectors.list(vector, "steps").isEmpty()) {
            throw new IllegalArgumentException("a sequence has steps");
        }
        return new Played(Vectors.text(vector, "id"), stage.play(vector));
    }

    /** A case, and whether each of its steps sent what it was to send. */
    private record Played(String id, List<Boolean> steps) {}

    private static final class Score {
        private final List<String> differing = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();
        private int steps;
        private int agreeing;

        void add(Played it) {
            steps += it.steps().size();
            agreeing += (int) it.steps().stream().filter(step -> step).count();
            if (it.steps().contains(false)) {
                differing.add(it.id());
            }
        }

        /** How many steps such a case has is not known; it counts as one. */
        void addBroken(List<String> cases) {
            steps += cases.size();
            broken.addAll(cases);
        }
    }

    /** The cases of the table, whose rows docs/compatibility.md explains. */
    private static List<String> onPurpose() throws IOException {
        return Vectors.FOLDER
                .ownText("notify-sequences-differences.tsv")
                .lines()
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.substring(0, it.indexOf('\t')))
                .toList();
    }
}

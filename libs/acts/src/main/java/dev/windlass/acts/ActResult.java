package dev.windlass.acts;

import dev.windlass.contracts.Outcome;
import java.time.Duration;
import java.util.List;

/** What one try to act on a record came to. */
public sealed interface ActResult {
    /** It is done, now or by an earlier try. */
    record Done(List<Outcome> outcomes) implements ActResult {
        public Done {
            outcomes = List.copyOf(outcomes);
        }

        public Done(Outcome outcome) {
            this(List.of(outcome));
        }
    }

    /** It can never be done; the record becomes a dead letter. */
    record Refused(String reason, List<Outcome> outcomes) implements ActResult {
        public Refused {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * It cannot be done now, for a reason of this record's own; others may well be.
     *
     * @param atLeast how long it is not to be tried again, as whoever was asked said; zero where he said nothing
     */
    record Postponed(String reason, Duration atLeast) implements ActResult {
        public Postponed(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /**
     * It was not tried, which counts for no try: its turn did not come, or it would only have failed.
     *
     * @param atLeast how long it is not to be tried again; zero for as short as may be
     */
    record NotTried(String reason, Duration atLeast) implements ActResult {}

    /** What every record here needs is away: all of them wait, and none is given up for it. */
    record Away(String reason) implements ActResult {}
}

package dev.windlass.chaos;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param seed of the faults
 * @param sent how many events
 * @param requests how many requests that took
 * @param answered how many events were answered 200
 * @param workflows how many Workflows there are
 * @param duplicates how many of them are one too many
 * @param lost how many are missing of events that were answered 200
 * @param missingOutcomes how many outcomes are missing of events that were answered 200
 * @param deadLetters how many records were given up
 * @param faults how often what happened to whom
 */
public record Ledger(
        long seed,
        int sent,
        int requests,
        int answered,
        int workflows,
        int duplicates,
        int lost,
        int missingOutcomes,
        int deadLetters,
        Map<String, Integer> faults) {

    /** Whether what was promised was kept: every event acted once, nothing was lost, and everything is told of. */
    public boolean isKept() {
        return answered > 0 && duplicates == 0 && lost == 0 && missingOutcomes == 0 && deadLetters == 0;
    }

    @Override
    public String toString() {
        return """
                seed              %d
                sent              %,d events in %,d requests
                answered 200      %,d
                workflows         %,d
                duplicates        %,d
                lost              %,d
                missing outcomes  %,d
                dead letters      %,d
                faults            %s
                %s""".formatted(
                        seed,
                        sent,
                        requests,
                        answered,
                        workflows,
                        duplicates,
                        lost,
                        missingOutcomes,
                        deadLetters,
                        faults.entrySet().stream()
                                .map(it -> it.getKey() + " " + it.getValue())
                                .collect(Collectors.joining(", ")),
                        isKept() ? "The promise was kept." : "THE PROMISE WAS BROKEN.");
    }
}

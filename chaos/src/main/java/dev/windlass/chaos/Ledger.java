package dev.windlass.chaos;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param seed of the faults
 * @param deadLetters how many records were given up
 * @param faults how often what happened to whom
 */
record Ledger(
        long seed,
        Senders.Count events,
        WorkflowAudit.Findings workflows,
        Senders.Count syncs,
        DeliveryAudit.Findings deliveries,
        int deadLetters,
        Map<String, Integer> faults) {

    /** Whether what was promised was kept: everything is decided once and done, nothing was lost, and all is told of. */
    boolean isKept() {
        return events.answered() > 0
                && syncs.answered() > 0
                && workflows.isKept()
                && deliveries.isKept()
                && deadLetters == 0;
    }

    @Override
    public String toString() {
        return String.join(
                "\n",
                "seed              " + seed,
                eventLines().stripTrailing(),
                syncLines().stripTrailing(),
                "dead letters      " + deadLetters,
                "faults            "
                        + faults.entrySet().stream()
                                .map(it -> it.getKey() + " " + it.getValue())
                                .collect(Collectors.joining(", ")),
                isKept() ? "The promise was kept." : "THE PROMISE WAS BROKEN.");
    }

    private String eventLines() {
        return """
                sent              %,d events in %,d requests
                answered 200      %,d
                workflows         %,d
                duplicates        %,d
                lost              %,d
                missing outcomes  %,d
                """.formatted(
                        events.sent(),
                        events.requests(),
                        events.answered(),
                        workflows.workflows(),
                        workflows.duplicates(),
                        workflows.lost(),
                        workflows.missingOutcomes());
    }

    private String syncLines() {
        return """
                sent              %,d syncs in %,d requests
                answered 200      %,d
                deliveries        %,d
                decided twice     %,d
                lost              %,d
                missing outcomes  %,d
                turned down       %,d requests on purpose
                repeated          %,d requests, %,d of them of what had been taken; at most %d of one delivery
                """.formatted(
                        syncs.sent(),
                        syncs.requests(),
                        syncs.answered(),
                        deliveries.decided(),
                        deliveries.decidedTwice(),
                        deliveries.lost(),
                        deliveries.missingOutcomes(),
                        deliveries.turnedDown(),
                        deliveries.repeats().all(),
                        deliveries.repeats().taken(),
                        deliveries.repeats().most());
    }
}

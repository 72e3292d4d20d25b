package dev.windlass.chaos;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param seed of the faults
 * @param deadLetters how many records were given up
 * @param again what came of events that were sent again
 * @param faults how often what happened to whom
 */
record Ledger(
        long seed,
        Senders.Count events,
        WorkflowAudit.Findings workflows,
        Again again,
        Senders.Count syncs,
        DeliveryAudit.Findings deliveries,
        int deadLetters,
        Map<String, Integer> faults) {

    /**
     * What came of events that were sent again.
     *
     * @param repeats how many were answered 200
     * @param duplicates how often a binding answered that it had acted before
     * @param decidedTwice how many submit commands are one too many
     * @param revived how many Workflows came back that were deleted before their events were sent again
     */
    record Again(int repeats, int duplicates, int decidedTwice, int revived) {}

    /** Whether what was promised was kept: everything is decided once and done, nothing was lost, and all is told of. */
    boolean isKept() {
        return events.answered() > 0
                && syncs.answered() > 0
                && workflows.isKept()
                && events.mistaken() == 0
                && again.duplicates() > 0
                && again.decidedTwice() == 0
                && again.revived() == 0
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
                decided twice     %,d
                lost              %,d
                missing outcomes  %,d
                sent again        %,d events, %,d times a binding had acted before
                revived           %,d workflows that had been deleted
                """.formatted(
                        events.sent(),
                        events.requests(),
                        events.answered(),
                        workflows.workflows(),
                        workflows.duplicates(),
                        again.decidedTwice(),
                        workflows.lost(),
                        workflows.missingOutcomes(),
                        again.repeats(),
                        again.duplicates(),
                        again.revived());
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

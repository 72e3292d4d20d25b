package dev.windlass.chaos;

import java.util.Map;

/** Holds what arrived at the webhook, and what is told of it, against the syncs that were answered 200. */
final class DeliveryAudit {
    private final Receiver receiver;
    private final Reports reports;

    DeliveryAudit(Receiver receiver, Reports reports) {
        this.receiver = receiver;
        this.reports = reports;
    }

    /**
     * What the faults left undone, and did twice.
     *
     * @param decided how many deliveries were decided on
     * @param decidedTwice how many of them are one too many: the same again, or another of the same sync and destination
     * @param lost how many the webhook never took
     * @param repeats how often it was told again what it had been told
     * @param turnedDown how many requests it turned down on purpose
     */
    record Findings(
            int decided, int decidedTwice, int lost, int missingOutcomes, Arrivals.Repeats repeats, int turnedDown) {
        boolean isComplete() {
            return lost == 0 && missingOutcomes == 0;
        }

        boolean isKept() {
            return isComplete() && decided > 0 && decidedTwice == 0;
        }
    }

    /** Looks once, at the reports as they were last read; {@code answered} has the sync's id by its number. */
    Findings look(Map<Integer, String> answered) {
        int lost = 0;
        int missing = 0;
        for (Map.Entry<Integer, String> sync : answered.entrySet()) {
            for (String destination : Syncs.DESTINATIONS) {
                String subject = Syncs.TRIGGER + " " + destination;
                lost += receiver.arrivals().areTaken(Syncs.about(sync.getKey(), destination)) ? 0 : 1;
                missing += reports.tell(sync.getValue(), "notifying " + subject) ? 0 : 1;
                missing += reports.tell(sync.getValue(), "delivered " + subject) ? 0 : 1;
            }
        }
        Map<String, Integer> decided = reports.deliveries();
        int records = decided.values().stream().mapToInt(it -> it).sum();
        return new Findings(
                records,
                records - decided.size() + receiver.arrivals().idsTooMany(),
                lost,
                missing,
                receiver.arrivals().repeats(),
                receiver.turnedDown());
    }
}

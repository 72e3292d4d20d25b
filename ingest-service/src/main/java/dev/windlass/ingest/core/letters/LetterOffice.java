package dev.windlass.ingest.core.letters;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.DeadLetters;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.EventCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Topics;
import dev.windlass.ingest.core.Rejection;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Replays and drops dead letters, each once. A replay that breaks off may be repeated without harm: the record is the
 * original, with the original's id, by which whoever acts on it recognises what is done already.
 */
public final class LetterOffice {
    private static final Set<String> REPLAYABLE =
            Set.of(Topics.EVENTS, Topics.INBOX, Topics.SUBMISSIONS, Topics.SYNCS, Topics.DELIVERIES, Topics.OUTCOMES);

    private final LetterIndex index;
    private final LetterStore store;
    private final Clock clock;
    private final Set<LetterId> underWay = ConcurrentHashMap.newKeySet();

    public LetterOffice(LetterIndex index, LetterStore store, Clock clock) {
        this.index = index;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Puts the original back where it came from.
     *
     * @return what has become of the letter, now or before
     */
    public Letter.State replay(Letter letter, @Nullable Caller by) throws Rejection {
        return once(letter, () -> {
            Optional<Envelope> found = store.read(letter.id());
            if (found.isEmpty()) {
                throw new Rejection(
                        Rejection.Reason.NOT_FOUND, "the dead letter " + letter.id() + " is kept no longer");
            }
            if (!REPLAYABLE.contains(letter.topic())) {
                throw new Rejection(
                        Rejection.Reason.INVALID,
                        "the dead letter " + letter.id() + " does not say where it came from");
            }
            store.put(letter.topic(), original(letter, found.get()));
            settle(
                    letter,
                    Letter.State.REPLAYED,
                    by,
                    new Outcome.Replayed(letter.id().toString(), letter.topic()));
        });
    }

    /** Gives a letter up for good; it stays readable for as long as letters are kept. */
    public Letter.State drop(Letter letter, @Nullable Caller by) throws Rejection {
        return once(
                letter,
                () -> settle(
                        letter,
                        Letter.State.DROPPED,
                        by,
                        new Outcome.Dropped(letter.id().toString(), letter.topic())));
    }

    private Letter.State once(Letter letter, Step step) throws Rejection {
        if (underWay.add(letter.id())) {
            try {
                Letter now = index.get(letter.id());
                if (now == null || now.state() == Letter.State.WAITING) {
                    step.run();
                }
            } finally {
                underWay.remove(letter.id());
            }
        }
        Letter now = index.get(letter.id());
        return now == null ? letter.state() : now.state();
    }

    private void settle(Letter letter, Letter.State state, @Nullable Caller by, Outcome.Result result)
            throws Rejection {
        store.tell(Outcome.of(letter.eventId(), letter.namespace(), clock.instant(), result));
        String mark = state == Letter.State.REPLAYED ? DeadLetters.REPLAYED : DeadLetters.DROPPED;
        store.mark(
                letter.id(),
                DeadLetters.mark(letter.id().toString(), mark, by == null ? "" : by.name(), clock.instant()));
        index.mark(letter.id(), state);
    }

    private static Envelope original(Letter letter, Envelope found) {
        Envelope original = DeadLetters.original(found);
        return letter.topic().equals(Topics.INBOX) ? EventCodec.again(original, letter.position()) : original;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Rejection;
    }
}

package dev.windlass.ingest.core.letters;

import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.Outcome;
import dev.windlass.ingest.core.Rejection;
import java.util.Optional;

/** Where dead letters lie. Whatever is written here is stored for good when the call returns. */
public interface LetterStore {
    /** The whole letter; empty where it is kept no longer. */
    Optional<Envelope> read(LetterId id) throws Rejection;

    /** Puts a record on a topic. */
    void put(String topic, Envelope message) throws Rejection;

    void mark(LetterId id, Envelope mark) throws Rejection;

    void tell(Outcome outcome) throws Rejection;
}

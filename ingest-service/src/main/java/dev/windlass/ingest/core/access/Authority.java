package dev.windlass.ingest.core.access;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.core.Rejection;
import java.util.Optional;

/** The Kubernetes API, which alone knows who somebody is and what he may do. */
public interface Authority {
    /**
     * Whose token it is; empty where it is nobody's.
     *
     * @throws Rejection UNAVAILABLE where the API does not answer
     */
    Optional<Caller> review(String token) throws Rejection;

    /** The service's own identity. */
    Caller self() throws Rejection;

    /** Whether a caller may do something. */
    Ruling ruling(Caller caller, Access access) throws Rejection;

    /** Whether the service itself may. */
    Ruling ownRuling(Access access) throws Rejection;

    /** An answer; the reason is the API server's and often empty. */
    record Ruling(boolean allowed, String reason) {}
}

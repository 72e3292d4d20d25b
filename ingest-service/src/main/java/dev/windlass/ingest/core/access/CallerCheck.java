package dev.windlass.ingest.core.access;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.core.Rejection;
import org.jspecify.annotations.Nullable;

/** Lets a sender in, or says why not, before anything that he sent is stored. */
public interface CallerCheck {
    /**
     * Checks a sender who wants to do something.
     *
     * @return who he is; null where nobody was authenticated, and nobody need be
     * @throws Rejection UNAUTHENTICATED, FORBIDDEN, or UNAVAILABLE where it cannot be found out now
     */
    @Nullable Caller admit(Sender sender, Access access) throws Rejection;

    /** Checks that a sender is somebody, whatever he may do. */
    @Nullable Caller identify(Sender sender) throws Rejection;
}

package dev.windlass.notify.outgoing;

import java.net.UnknownHostException;

/** A host has addresses that must not be reached, and no other. */
public final class ForbiddenAddressException extends UnknownHostException {
    /** Its message, which names the setting. */
    public static final String REASON = "its address must not be reached (windlass.notify.outgoing.forbidden)";

    public ForbiddenAddressException() {
        super(REASON);
    }
}

package dev.windlass.notify.outgoing;

import java.net.UnknownHostException;

/** A host has addresses that must not be reached, and no other. */
public final class ForbiddenAddressException extends UnknownHostException {
    public ForbiddenAddressException() {
        super("its address must not be reached (windlass.notify.outgoing.forbidden)");
    }
}

package dev.windlass.notify.send;

import dev.windlass.contracts.Delivery;
import dev.windlass.notify.settings.Notification;

/**
 * Says what the channel to one kind of service would send, without sending.
 *
 * @param <S> how that kind of service is configured
 */
@FunctionalInterface
public interface Preview<S> {
    /** What would be sent, for people to see, or why the channel would refuse to. */
    Shown of(S service, Notification notification, Delivery delivery);

    /** What people see. */
    sealed interface Shown {}

    /** This would be sent; the text may hold secrets that templates put into it. */
    record WouldSend(String text) implements Shown {}

    /** Nothing would be sent, however often it is tried; the reason is the channel's. */
    record WouldFail(String reason) implements Shown {}
}

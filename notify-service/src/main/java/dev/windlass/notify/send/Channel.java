package dev.windlass.notify.send;

import dev.windlass.contracts.Delivery;
import dev.windlass.notify.settings.Notification;

/**
 * Sends notifications to one kind of service.
 *
 * @param <S> how that kind of service is configured
 */
@FunctionalInterface
public interface Channel<S> {
    /**
     * Sends one notification, within a bounded time.
     *
     * @param delivery whom it is for, and the id by which the destination can tell a repeat
     */
    SendResult send(S service, Notification notification, Delivery delivery);
}

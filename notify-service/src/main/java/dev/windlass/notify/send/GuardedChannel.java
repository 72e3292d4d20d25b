package dev.windlass.notify.send;

import dev.windlass.contracts.Delivery;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.ServiceSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Leaves a destination that keeps failing, or keeps being slow, alone for a while. */
public final class GuardedChannel implements Channel<ServiceSettings> {
    private final Channel<ServiceSettings> channel;
    private final Breakers breakers;
    private final Duration openFor;

    /** @param openFor how long the breakers leave a destination alone */
    public GuardedChannel(Channel<ServiceSettings> channel, Breakers breakers, Duration openFor) {
        this.channel = channel;
        this.breakers = breakers;
        this.openFor = openFor;
    }

    @Override
    public SendResult send(ServiceSettings service, Notification notification, Delivery delivery) {
        String name = delivery.destination().toString();
        CircuitBreaker breaker = breakers.of(delivery.configuration() + "/" + name);
        if (!breaker.tryAcquirePermission()) {
            return new SendResult.LeftAlone(name + " kept failing and is left alone for a while", openFor);
        }
        long begin = System.nanoTime();
        try {
            SendResult result = channel.send(service, notification, delivery);
            long took = System.nanoTime() - begin;
            if (result instanceof SendResult.Failed(String reason)) {
                breaker.onError(took, TimeUnit.NANOSECONDS, new SendFailure(reason));
            } else {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            }
            return result;
        } catch (RuntimeException e) {
            breaker.onError(System.nanoTime() - begin, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }

    /** What the breaker counts. */
    private static final class SendFailure extends Exception {
        SendFailure(String reason) {
            super(reason, null, false, false);
        }
    }
}

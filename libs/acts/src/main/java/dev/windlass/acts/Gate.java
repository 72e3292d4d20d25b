package dev.windlass.acts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many acts may run at once. While what they all need is away none may, but for one that finds out, after a wait
 * that doubles; once it is back each success lets in one more, so that nobody storms what has just risen. Thread-safe.
 */
final class Gate {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final ActSettings settings;
    private final Clock clock;
    private int limit;
    private int running;
    private Duration nextPause;
    private Instant opens = Instant.MIN;
    private boolean away;

    Gate(ActSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.limit = settings.concurrency();
        this.nextPause = settings.backoff();
    }

    /** Waits for a place; false where the gate is closed: nothing is to be tried now. */
    synchronized boolean enter() throws InterruptedException {
        while (!isClosed()) {
            if (running < limit) {
                running++;
                return true;
            }
            wait();
        }
        return false;
    }

    /** Gives the place back, to one of those who wait: hundreds may. */
    synchronized void leave() {
        running--;
        notify();
    }

    /** Whoever was asked has answered, whatever he said. */
    synchronized void answered() {
        if (away) {
            log.info("{}: going on", settings.topic());
        }
        away = false;
        nextPause = settings.backoff();
        if (limit < settings.concurrency()) {
            limit++;
            notify();
        }
    }

    /** Closes for a while. */
    synchronized void close(String reason) {
        if (!away) {
            log.warn("{}: waiting until it is back: {}", settings.topic(), reason);
        }
        if (!isClosed()) {
            opens = clock.instant().plus(nextPause);
            nextPause = shorter(nextPause.multipliedBy(2), settings.pause());
        }
        away = true;
        limit = 1;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return clock.instant().isBefore(opens);
    }

    /** How long it stays closed; never zero, so that whoever waits for it does wait. */
    synchronized Duration remaining() {
        Duration remaining = Duration.between(clock.instant(), opens);
        return remaining.isPositive() ? remaining : Duration.ofMillis(1);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

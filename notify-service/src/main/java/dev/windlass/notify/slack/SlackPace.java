package dev.windlass.notify.slack;

import com.slack.api.methods.SlackApiException;
import dev.windlass.notify.settings.SlackSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps to what Slack says of how soon it may be called again, for each channel by itself. */
final class SlackPace {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration UNSAID = Duration.ofSeconds(1);

    private final Duration patience;
    private final Clock clock;
    private final Map<Line, Instant> notBefore = new ConcurrentHashMap<>();

    private record Line(SlackSettings service, String channel) {}

    /** A call to Slack. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException, SlackApiException;
    }

    /** Slack wants the channel left alone for longer than a delivery may wait in hand. */
    static final class TooSoonException extends IOException {
        TooSoonException() {
            super("Slack limits the rate of the channel");
        }
    }

    /**
     * Makes a pace.
     *
     * @param patience how long one call may wait for its turn
     */
    SlackPace(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Calls as soon as the channel may be called, and again where Slack says so.
     *
     * @throws TooSoonException where that is too late
     */
    <T> T call(SlackSettings service, String channel, Call<T> call) throws IOException, SlackApiException {
        var line = new Line(service, channel);
        Instant deadline = clock.instant().plus(patience);
        while (true) {
            await(line, deadline);
            try {
                return call.run();
            } catch (SlackApiException e) {
                if (e.getResponse().code() != TOO_MANY_REQUESTS) {
                    throw e;
                }
                notBefore.put(line, clock.instant().plus(asked(e.getResponse().header("Retry-After"))));
            }
        }
    }

    private void await(Line line, Instant deadline) throws TooSoonException {
        Instant turn = notBefore.get(line);
        if (turn == null) {
            return;
        }
        if (turn.isAfter(deadline)) {
            throw new TooSoonException();
        }
        Duration wait = Duration.between(clock.instant(), turn);
        try {
            Thread.sleep(wait.isNegative() ? Duration.ZERO : wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooSoonException();
        }
        notBefore.remove(line, turn);
    }

    private static Duration asked(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : UNSAID;
    }
}

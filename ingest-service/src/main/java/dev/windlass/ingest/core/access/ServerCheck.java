package dev.windlass.ingest.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.windlass.contracts.Caller;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Authority.Ruling;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Auth mode {@code server}: nobody needs to say who he is, and all act as the service. An event for a namespace whose
 * bindings the service may not list is refused; where that cannot be found out at once, the sender is let in, since he
 * is not to blame.
 */
public final class ServerCheck implements CallerCheck {
    private static final Logger log = LoggerFactory.getLogger(ServerCheck.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Authority authority;
    private final Cache<Access, CompletableFuture<Ruling>> rulings;

    /** @param ttl how long an answer counts */
    public ServerCheck(Authority authority, Duration ttl, int maxEntries) {
        this.authority = authority;
        this.rulings = Caffeine.newBuilder()
                .expireAfterWrite(ttl)
                .maximumSize(maxEntries)
                .build();
    }

    @Override
    public @Nullable Caller admit(Sender sender, Access access) throws Rejection {
        if (!access.isToSendEvents()) {
            return null;
        }
        Ruling ruling = ruling(access);
        if (!ruling.allowed()) {
            rulings.invalidate(access);
            throw new Rejection(
                    Rejection.Reason.FORBIDDEN,
                    access.forbidden(authority.self().name(), ruling.reason()));
        }
        return null;
    }

    @Override
    public @Nullable Caller identify(Sender sender) {
        return null;
    }

    private Ruling ruling(Access access) {
        var mine = new CompletableFuture<Ruling>();
        CompletableFuture<Ruling> asked = rulings.asMap().putIfAbsent(access, mine);
        if (asked == null) {
            Thread.ofVirtual().name("own-access").start(() -> mine.complete(ask(access)));
            asked = mine;
        }
        try {
            return asked.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Whoever comes next need not wait as well, until the answer is there or is asked for again.
            asked.complete(new Ruling(true, "unknown"));
            return new Ruling(true, "unknown");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ruling(true, "unknown");
        }
    }

    private Ruling ask(Access access) {
        try {
            return authority.ownRuling(access);
        } catch (Rejection e) {
            log.debug("Cannot ask what this service may do: {}", e.getMessage());
            return new Ruling(true, "unknown");
        }
    }
}

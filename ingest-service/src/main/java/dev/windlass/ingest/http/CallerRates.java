package dev.windlass.ingest.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.Rejection;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many requests a second each caller may make. Where nobody is authenticated, a caller is an address. */
@Component
final class CallerRates {
    private static final int MAX_CALLERS = 10_000;

    private final @Nullable LoadingCache<String, RateLimiter> limiters;

    CallerRates(LimitProperties limits) {
        this.limiters = limits.ratePerCaller() == 0 ? null : limiters(limits.ratePerCaller());
    }

    void count(String caller) throws Rejection {
        if (limiters != null && !limiters.get(caller).acquirePermission()) {
            throw new Rejection(
                    Rejection.Reason.TOO_MANY,
                    "more requests a second than a caller may make (windlass.ingest.limits.rate-per-caller)");
        }
    }

    private static LoadingCache<String, RateLimiter> limiters(int perSecond) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(perSecond)
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ZERO)
                .build();
        return Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build(caller -> RateLimiter.of("caller", config));
    }
}

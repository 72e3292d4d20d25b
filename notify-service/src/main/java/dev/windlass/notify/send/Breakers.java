package dev.windlass.notify.send;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** A circuit breaker for each destination; of many destinations, for those that were sent to last. */
public final class Breakers {
    private static final int MAX_DESTINATIONS = 10_000;
    private static final float LOAD_FACTOR = 0.75f;

    private final CircuitBreakerConfig config;
    private final Map<String, CircuitBreaker> breakers = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CircuitBreaker> eldest) {
            return size() > MAX_DESTINATIONS;
        }
    };

    public Breakers(CircuitBreakerConfig config) {
        this.config = config;
    }

    CircuitBreaker of(String destination) {
        synchronized (breakers) {
            return breakers.computeIfAbsent(destination, it -> CircuitBreaker.of(it, config));
        }
    }
}

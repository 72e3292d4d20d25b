package dev.windlass.ingest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Turns requests away while enough are under way. */
final class InFlight extends HttpFilter {
    private final transient Semaphore places;
    private final String retryAfter;

    InFlight(int places, Duration retryAfter) {
        this.places = new Semaphore(places);
        this.retryAfter = Long.toString(Math.max(1, retryAfter.toSeconds()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!places.tryAcquire()) {
            response.setHeader("Retry-After", retryAfter);
            GrpcCode.UNAVAILABLE.write(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "too many requests are under way; send it again later");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}

package dev.windlass.ingest.http;

import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.Pieces;
import dev.windlass.ingest.core.Pieces.Next;
import dev.windlass.ingest.core.workflow.ApiFailure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Answers without an end. While nothing comes a sign of life is written, so that a client who is gone is noticed; and
 * all end as soon as the service stops, before the requests under way are waited for.
 */
@Component
final class Streams implements SmartLifecycle {
    private final Set<Pieces> open = ConcurrentHashMap.newKeySet();
    private final Duration keepAlive;
    private volatile boolean started;
    private volatile boolean stopping;

    Streams(LimitProperties limits) {
        this.keepAlive = limits.streamKeepAlive();
    }

    /** Writes what comes until it ends or the client is gone, and closes it. */
    void copy(Pieces from, StreamForm form, HttpServletResponse response) throws ApiFailure, IOException {
        if (form.isEndless()) {
            open.add(from);
        }
        try (from) {
            if (stopping && form.isEndless()) {
                throw stopping();
            }
            response.flushBuffer();
            Next next = from.next(keepAlive);
            while (isWritten(next, form, response)) {
                next = from.next(keepAlive);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        } finally {
            open.remove(from);
        }
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        stopping = true;
        open.forEach(Pieces::close);
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** False where there is no more to write. */
    private static boolean isWritten(Next next, StreamForm form, HttpServletResponse response) throws IOException {
        return switch (next) {
            case Next.Piece(byte[] bytes) -> write(response, form.written(bytes));
            case Next.Quiet() -> write(response, form.keepAlive());
            case Next.End() -> false;
            case Next.Broken() -> throw new IOException("the stream's source broke off");
        };
    }

    /** False where the client is gone. */
    private static boolean write(HttpServletResponse response, byte[] text) {
        if (text.length == 0) {
            return true;
        }
        try {
            response.getOutputStream().write(text);
            response.flushBuffer();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ApiFailure stopping() {
        return new ApiFailure(503, "the server is stopping");
    }
}

package dev.windlass.ingest.http;

import dev.windlass.ingest.core.BodySource;
import dev.windlass.ingest.core.ByteBudget;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as it was sent, read once, within a limit of size and of time. A sender who trickles is cut off at the
 * first piece after the time is over.
 */
final class RequestBody implements BodySource, AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final HttpServletRequest request;
    private final long timeoutNanos;
    private final ByteBudget budget;
    private byte @Nullable [] whole;
    private long taken;

    RequestBody(HttpServletRequest request, long timeoutNanos, ByteBudget budget) {
        this.request = request;
        this.timeoutNanos = timeoutNanos;
        this.budget = budget;
    }

    /** Gives back the memory that the body took. */
    @Override
    public void close() {
        budget.giveBack(taken);
        taken = 0;
        whole = null;
    }

    @Override
    public byte[] read(long maxBytes) throws Rejection {
        byte[] body = whole;
        if (body == null) {
            if (request.getContentLengthLong() > maxBytes) {
                throw tooLarge(maxBytes);
            }
            body = readAll(maxBytes);
            whole = body;
        }
        if (body.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return body;
    }

    private byte[] readAll(long maxBytes) throws Rejection {
        long deadline = System.nanoTime() + timeoutNanos;
        long announced = request.getContentLengthLong();
        byte[] buffer = newBuffer(announced >= 0 ? announced : PIECE);
        int length = 0;
        try {
            InputStream in = request.getInputStream();
            while (length < buffer.length || announced < 0) {
                if (length == buffer.length) {
                    buffer = grown(buffer, maxBytes);
                }
                int read = in.read(buffer, length, buffer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
                if (length > maxBytes) {
                    throw tooLarge(maxBytes);
                }
                if (System.nanoTime() > deadline) {
                    throw tooSlow();
                }
            }
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        } catch (IOException e) {
            throw new Rejection(Rejection.Reason.INVALID, "the body could not be read to its end");
        }
        return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
    }

    private byte[] grown(byte[] buffer, long maxBytes) throws Rejection {
        byte[] larger = newBuffer(Math.min(2L * buffer.length, maxBytes + 1));
        System.arraycopy(buffer, 0, larger, 0, buffer.length);
        return larger;
    }

    private byte[] newBuffer(long size) throws Rejection {
        budget.take(size);
        taken += size;
        return new byte[Math.toIntExact(size)];
    }

    private static Rejection tooSlow() {
        return new Rejection(
                Rejection.Reason.TOO_SLOW, "the body did not come in time (windlass.ingest.limits.body-timeout)");
    }

    private static Rejection tooLarge(long maxBytes) {
        return new Rejection(
                Rejection.Reason.TOO_LARGE,
                "the body is larger than " + maxBytes + " bytes (windlass.ingest.max-body-size)");
    }
}

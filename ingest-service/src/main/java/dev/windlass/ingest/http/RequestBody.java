package dev.windlass.ingest.http;

import dev.windlass.ingest.core.BodySource;
import dev.windlass.ingest.core.ByteBudget;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, read and decoded once, within a limit of size, of time, and of the memory of all bodies. A sender who
 * trickles is cut off at the first piece after the time is over.
 */
final class RequestBody implements BodySource, AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final HttpServletRequest request;
    private final long timeoutNanos;
    private final ByteBudget budget;
    private byte @Nullable [] whole;
    private byte @Nullable [] decoded;
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
        decoded = null;
    }

    @Override
    public byte[] sent(long maxBytes) throws Rejection {
        byte[] body = whole;
        if (body == null) {
            if (request.getContentLengthLong() > maxBytes) {
                throw tooLarge(maxBytes);
            }
            body = received(maxBytes);
            whole = body;
        }
        return within(maxBytes, body);
    }

    @Override
    public byte[] read(long maxBytes) throws Rejection {
        byte[] content = decoded;
        if (content == null) {
            byte[] body = sent(maxBytes);
            content = switch (ContentEncoding.of(request)) {
                case IDENTITY -> body;
                // Clients that compress whatever they send may leave nothing as it is.
                case GZIP -> body.length == 0 ? body : unzipped(body, maxBytes);
            };
            decoded = content;
        }
        return within(maxBytes, content);
    }

    /** Takes memory for something that is made of the body, until it is closed. */
    void take(long bytes) throws Rejection {
        budget.take(bytes);
        taken += bytes;
    }

    private byte[] received(long maxBytes) throws Rejection {
        long deadline = System.nanoTime() + timeoutNanos;
        try {
            return all(request.getInputStream(), request.getContentLengthLong(), maxBytes, deadline);
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        } catch (IOException e) {
            throw new Rejection(Rejection.Reason.INVALID, "the body could not be read to its end");
        }
    }

    /** No more is unzipped than fits, however small it was. */
    private byte[] unzipped(byte[] body, long maxBytes) throws Rejection {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body), PIECE)) {
            return all(in, -1, maxBytes, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new Rejection(
                    Rejection.Reason.INVALID, "the body is not gzip to its end, although its Content-Encoding says so");
        }
    }

    /** @param announced how many bytes come; -1 where that is not known */
    private byte[] all(InputStream in, long announced, long maxBytes, long deadline) throws Rejection, IOException {
        byte[] buffer = newBuffer(announced >= 0 ? announced : PIECE);
        int length = 0;
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
            if (deadline != Long.MAX_VALUE && System.nanoTime() > deadline) {
                throw tooSlow();
            }
        }
        return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
    }

    private byte[] grown(byte[] buffer, long maxBytes) throws Rejection {
        byte[] larger = newBuffer(Math.min(2L * buffer.length, maxBytes + 1));
        System.arraycopy(buffer, 0, larger, 0, buffer.length);
        return larger;
    }

    private byte[] newBuffer(long size) throws Rejection {
        take(size);
        return new byte[Math.toIntExact(size)];
    }

    private static byte[] within(long maxBytes, byte[] body) throws Rejection {
        if (body.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return body;
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

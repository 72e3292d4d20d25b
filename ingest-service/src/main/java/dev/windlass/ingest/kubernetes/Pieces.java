package dev.windlass.ingest.kubernetes;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A body that comes in pieces, read as a stream: the next piece is asked for once the last one is read. */
final class Pieces extends InputStream implements AsyncBody.Consumer<List<ByteBuffer>> {
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final LinkedBlockingQueue<ByteBuffer> came = new LinkedBlockingQueue<>();
    private volatile @Nullable AsyncBody body;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    /** Begins to read the body, whose end, of whatever kind, is the stream's. */
    void follow(AsyncBody source) {
        body = source;
        CompletableFuture<Void> _ = source.done().whenComplete((_, _) -> came.add(END));
        source.consume();
    }

    @Override
    public void consume(List<ByteBuffer> pieces, AsyncBody from) {
        pieces.stream().filter(ByteBuffer::hasRemaining).forEach(came::add);
        from.consume();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!current.hasRemaining()) {
            if (ended) {
                return -1;
            }
            current = next();
        }
        int count = Math.min(length, current.remaining());
        current.get(into, offset, count);
        return count;
    }

    @Override
    public int available() {
        return current.remaining() + (came.isEmpty() ? 0 : 1);
    }

    @Override
    public void close() {
        AsyncBody source = body;
        if (source != null) {
            source.cancel();
        }
        came.add(END);
    }

    @SuppressWarnings("ReferenceEquality") // END is one object
    private ByteBuffer next() throws IOException {
        try {
            ByteBuffer piece = came.take();
            ended = piece == END;
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

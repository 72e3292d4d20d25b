package dev.windlass.ingest.core;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A body that comes in pieces: its source puts them here, one reader takes them, and so the next one is asked for. */
public final class Pieces implements AutoCloseable {
    private static final Next QUIET = new Next.Quiet();
    private static final Next END = new Next.End();
    private static final Next BROKEN = new Next.Broken();

    private final LinkedBlockingQueue<Next> came = new LinkedBlockingQueue<>();
    private volatile @Nullable Source source;

    /** Where the pieces come from. It may be asked by any thread, and must not block. */
    public interface Source {
        /** Asks for one more piece. */
        void more();

        /** No more is wanted. */
        void cancel();
    }

    /** What came next. */
    public sealed interface Next {
        /** Some of the body, never empty. */
        @SuppressWarnings("ArrayRecordComponent") // nobody compares pieces
        record Piece(byte[] bytes) implements Next {
            @Override
            public String toString() {
                return bytes.length + " bytes";
            }
        }

        /** Nothing came for as long as was waited. */
        record Quiet() implements Next {}

        /** The body is complete, or its reader closed it. */
        record End() implements Next {}

        /** The source broke off. */
        record Broken() implements Next {}
    }

    /** Begins to read. */
    public void follow(Source from) {
        source = from;
        from.more();
    }

    /** Takes what the source sent. */
    public void put(List<ByteBuffer> sent) {
        int length = sent.stream().mapToInt(ByteBuffer::remaining).sum();
        if (length == 0) {
            more();
            return;
        }
        ByteBuffer piece = ByteBuffer.allocate(length);
        sent.forEach(piece::put);
        came.add(new Next.Piece(piece.array()));
    }

    /** The source has sent everything. */
    public void end() {
        came.add(END);
    }

    /** The source cannot send the rest. */
    public void breakOff() {
        came.add(BROKEN);
    }

    /** What came next; after an end of either kind, that end again. */
    public Next next(Duration patience) throws InterruptedException {
        Next next = came.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        switch (next) {
            case null -> {
                return QUIET;
            }
            case Next.Piece _ -> more();
            case Next.Quiet _, Next.End _, Next.Broken _ -> came.add(next);
        }
        return next;
    }

    /** Ends it, for its reader too, who may be another thread. */
    @Override
    public void close() {
        Source from = source;
        if (from != null) {
            from.cancel();
        }
        came.add(END);
    }

    private void more() {
        Source from = source;
        if (from != null) {
            from.more();
        }
    }
}

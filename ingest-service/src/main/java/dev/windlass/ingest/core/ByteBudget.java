package dev.windlass.ingest.core;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that bodies under way may take together. Thread-safe. */
public final class ByteBudget {
    private final AtomicLong free;

    public ByteBudget(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** Takes bytes, which must be given back. */
    public void take(long bytes) throws Rejection {
        if (free.addAndGet(-bytes) < 0) {
            free.addAndGet(bytes);
            throw new Rejection(
                    Rejection.Reason.UNAVAILABLE, "more is under way than fits into memory; send it again later");
        }
    }

    public void giveBack(long bytes) {
        free.addAndGet(bytes);
    }
}

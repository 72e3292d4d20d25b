package dev.windlass.service;

import org.springframework.context.SmartLifecycle;

/** Holds the start of a service back, its consumers' above all, until what it needs is there. */
public abstract class StartGate implements SmartLifecycle {
    private volatile boolean open;

    /** Returns once what is needed is there, however long that takes. */
    protected abstract void await();

    @Override
    public final void start() {
        await();
        open = true;
    }

    @Override
    public final void stop() {
        open = false;
    }

    @Override
    public final boolean isRunning() {
        return open;
    }

    /** Before Spring Cloud Stream binds anything, which it does at {@code DEFAULT_PHASE - 3000}. */
    @Override
    public final int getPhase() {
        return DEFAULT_PHASE - 3500;
    }
}

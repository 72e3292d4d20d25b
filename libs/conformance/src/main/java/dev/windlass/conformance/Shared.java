package dev.windlass.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cases share, such as a cluster: made when one first asks for it, and anew once a broken case may have left it in
 * disorder. Where it cannot be made, that is the failure of the case that asked.
 */
public final class Shared<T extends AutoCloseable> implements AutoCloseable {
    private final Maker<T> maker;
    private final List<Exception> unclosed = new ArrayList<>();
    private @Nullable T made;

    /** Makes one. */
    @FunctionalInterface
    public interface Maker<T> {
        T make() throws Exception;
    }

    /** Something that {@code maker} makes once it is asked for. */
    public Shared(Maker<T> maker) {
        this.maker = maker;
    }

    /** The one that there is, or a new one. */
    public synchronized T get() throws Exception {
        T current = made;
        if (current == null) {
            current = maker.make();
            made = current;
        }
        return current;
    }

    /** Does away with the one that there is. */
    public synchronized void discard() {
        T old = made;
        made = null;
        if (old != null) {
            try {
                old.close();
            } catch (Exception e) {
                unclosed.add(e);
            }
        }
    }

    /**
     * Does away with the last.
     *
     * @throws IllegalStateException where one of them could not be closed
     */
    @Override
    public synchronized void close() {
        discard();
        if (!unclosed.isEmpty()) {
            throw new IllegalStateException("not all could be closed", unclosed.getFirst());
        }
    }
}

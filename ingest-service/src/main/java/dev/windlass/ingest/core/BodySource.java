package dev.windlass.ingest.core;

/** A request's body, which is not read before somebody wants it. */
@FunctionalInterface
public interface BodySource {
    /**
     * The whole body as it was sent; read once, and then the same again.
     *
     * @throws Rejection TOO_LARGE where it is longer than {@code maxBytes}, TOO_SLOW where it does not come in time
     */
    byte[] read(long maxBytes) throws Rejection;
}

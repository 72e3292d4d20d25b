package dev.windlass.ingest.core;

/** A request's body, which is not read before somebody wants it. */
public interface BodySource {
    /**
     * The whole body as it came over the wire; read once, and then the same again.
     *
     * @throws Rejection TOO_LARGE where it is longer than {@code maxBytes}, TOO_SLOW where it does not come in time
     */
    byte[] sent(long maxBytes) throws Rejection;

    /**
     * The whole body without its content encoding; the same array as {@link #sent} where it has none.
     *
     * @throws Rejection as {@link #sent}; UNSUPPORTED_ENCODING, or INVALID where it is not encoded as it says
     */
    byte[] read(long maxBytes) throws Rejection;
}

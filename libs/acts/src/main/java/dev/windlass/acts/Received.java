package dev.windlass.acts;

import dev.windlass.contracts.Envelope;

/**
 * A record as it came.
 *
 * @param position where it lies, for people
 */
public record Received(Envelope message, String position) {}

package dev.windlass.acts;

import java.time.Duration;

/**
 * How hard to try.
 *
 * @param topic the topic whose records, and whose retries, are acted on
 * @param concurrency how many acts run at once
 * @param triesInHand how often one is tried before it is parked; at least 1
 * @param backoff the wait after the first try in hand, or while what they need is away; doubled after each
 * @param maxAge how long after its first try a record is given up and becomes a dead letter
 * @param pause the longest wait before it is asked again whether what they need is still away
 */
public record ActSettings(
        String topic, int concurrency, int triesInHand, Duration backoff, Duration maxAge, Duration pause) {}

package dev.windlass.chaos;

import java.time.Duration;

/**
 * What is to be lived through.
 *
 * @param seed decides who is hit when and how; the same seed gives the same order of faults
 * @param length how long events come in and processes are hit
 * @param events how many events come in, evenly spread
 * @param senders how many senders there are, each with one event under way
 * @param patience how long after the last fault everything may take to be done
 */
public record Plan(long seed, Duration length, int events, int senders, Duration patience) {}

package dev.windlass.chaos;

import java.time.Duration;

/**
 * What is to be lived through.
 *
 * @param seed decides who is hit when and how; the same seed gives the same order of faults
 * @param length how long events and syncs come in and processes are hit
 * @param events how many events come in, evenly spread
 * @param syncs how many syncs come in, evenly spread
 * @param patience how long after the last fault everything may take to be done
 */
record Plan(long seed, Duration length, int events, int syncs, Duration patience) {}

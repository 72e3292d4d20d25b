package dev.windlass.notify.send;

import java.time.Duration;

/**
 * How much may be in hand.
 *
 * @param inHand records of all destinations together
 * @param waiting records of one destination behind the one that is being sent
 * @param patience how long a record may wait behind others of its destination
 */
public record LaneLimits(int inHand, int waiting, Duration patience) {}

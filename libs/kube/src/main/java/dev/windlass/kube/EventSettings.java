package dev.windlass.kube;

import java.time.Duration;

/**
 * How much is told to the cluster as Kubernetes Events; the defaults are those of Kubernetes' own clients.
 *
 * @param burst how many requests may be made at once about one object
 * @param refill after how long one more may be made about it
 * @param similar of how many different messages of one reason about one object within {@code similarWithin} one Event of
 *     each is written; further ones are combined in one
 * @param similarWithin how long it must be quiet before they are told apart again
 * @param remembered of how many objects and messages it is remembered what was told
 * @param waiting how many requests may wait for the API server; further ones are dropped
 * @param tries how often one is made while the API server is away
 * @param pause the time between two tries
 */
public record EventSettings(
        int burst,
        Duration refill,
        int similar,
        Duration similarWithin,
        int remembered,
        int waiting,
        int tries,
        Duration pause) {
    public static final EventSettings DEFAULT = new EventSettings(
            25, Duration.ofMinutes(5), 10, Duration.ofMinutes(10), 4096, 1000, 12, Duration.ofSeconds(10));
}

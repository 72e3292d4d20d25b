package dev.windlass.contracts;

import java.time.Duration;
import java.util.List;

/** The names of the topics and the delays after which a parked record is tried again. */
public final class Topics {
    /** Events that ingest accepted. Only ingest and notify may write here: the caller in them is trusted. */
    public static final String EVENTS = "windlass.events";

    /** Events from any Kafka producer. A caller named in them is ignored. */
    public static final String INBOX = "windlass.inbox";

    public static final String SUBMISSIONS = "windlass.submissions";
    public static final String SYNCS = "windlass.syncs";
    public static final String DELIVERIES = "windlass.deliveries";
    public static final String OUTCOMES = "windlass.outcomes";
    public static final String DEAD_LETTERS = "windlass.dead-letters";

    /** How long a parked record waits before its next try, by the number of times it was parked before; the last repeats. */
    public static final List<Duration> RETRY_DELAYS =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10));

    /** The first message of each group of Slack messages; compacted. */
    public static final String SLACK_THREADS = "windlass.slack-threads";

    /** What is known of each application; compacted. Only notify may write here. */
    public static final String APPLICATIONS = "windlass.applications";

    private Topics() {}

    /** The topic in which records of {@code topic} wait for {@code delay}, for example {@code windlass.submissions.retry.5s}. */
    public static String retry(String topic, Duration delay) {
        long seconds = delay.toSeconds();
        return topic + ".retry." + (seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s");
    }
}

package dev.windlass.contracts.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waiting for topics that another service makes. */
public final class RequiredTopics {
    private static final Logger log = LoggerFactory.getLogger(RequiredTopics.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private RequiredTopics() {}

    /**
     * Returns once the broker answers and all {@code names} are there, however long that takes.
     *
     * @param settings of Kafka's admin client
     * @throws IllegalStateException where the thread is interrupted
     */
    public static void await(Map<String, Object> settings, Collection<String> names) {
        try (Admin admin = admin(settings)) {
            String said = "";
            for (String lacking = lacking(admin, names); !lacking.isEmpty(); lacking = lacking(admin, names)) {
                // Once is enough, however long it takes.
                if (!lacking.equals(said)) {
                    log.info("Waiting for {}", lacking);
                }
                said = lacking;
                pause();
            }
        }
    }

    /** An admin client that gives up on a request after a few seconds. */
    public static Admin admin(Map<String, Object> settings) {
        var patient = new HashMap<>(settings);
        patient.put("default.api.timeout.ms", "5000");
        patient.put("request.timeout.ms", "4000");
        return Admin.create(patient);
    }

    /** The wait between two looks. */
    public static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for topics", e);
        }
    }

    /** What is not there yet; empty where nothing lacks. */
    private static String lacking(Admin admin, Collection<String> names) {
        try {
            var missing = new TreeSet<>(names);
            missing.removeAll(admin.listTopics().names().get(5, TimeUnit.SECONDS));
            return missing.isEmpty() ? "" : "the topics " + missing;
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "Kafka: " + cause.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for topics", e);
        }
    }
}

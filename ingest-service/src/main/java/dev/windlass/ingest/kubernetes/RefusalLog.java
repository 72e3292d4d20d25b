package dev.windlass.ingest.kubernetes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.windlass.ingest.core.webhook.Complaint;
import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.EventSubject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of refused webhooks, in the log and as Kubernetes Events, each of them within limits: anybody may be refused. */
final class RefusalLog {
    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

    private final EventRecorder recorder;
    private final Cache<Complaint, Boolean> logged;
    private final int entries;

    /**
     * A log.
     *
     * @param interval how long the same is not logged again
     * @param entries how many different ones are told of within it
     */
    RefusalLog(EventRecorder recorder, Duration interval, int entries) {
        this.recorder = recorder;
        this.logged = Caffeine.newBuilder().expireAfterWrite(interval).build();
        this.entries = entries;
    }

    /** Never fails, and does not wait. */
    void tell(Complaint complaint) {
        String kind = complaint.about().kind();
        if (logged.getIfPresent(complaint) == null) {
            if (!isTaken(complaint)) {
                return;
            }
            log.warn("{} {}/{}: {}", kind, complaint.namespace(), complaint.name(), complaint.message());
        }
        recorder.warn(
                new EventSubject("v1", kind, complaint.namespace(), complaint.name(), complaint.uid()),
                complaint.reason(),
                complaint.message());
    }

    private synchronized boolean isTaken(Complaint complaint) {
        logged.cleanUp();
        if (logged.estimatedSize() >= entries) {
            return false;
        }
        logged.put(complaint, true);
        return true;
    }
}

package dev.windlass.notify.kubernetes;

import dev.windlass.kube.EventRecorder;
import dev.windlass.kube.EventSubject;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.Settings.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says where people look what is wrong with the configurations: in the log, as an Event on the ConfigMap, as the metric
 * {@code windlass.notify.config.problems}, and to the health check.
 */
final class ConfigurationReport implements SettingsListener {
    private static final Logger log = LoggerFactory.getLogger(ConfigurationReport.class);

    private static final String REASON = "NotificationEntryBroken";

    private final EventRecorder recorder;
    private final String configMap;
    private final Map<String, List<Problem>> problems = new ConcurrentHashMap<>();

    ConfigurationReport(EventRecorder recorder, String configMap, MeterRegistry meters) {
        this.recorder = recorder;
        this.configMap = configMap;
        meters.gauge("windlass.notify.config.problems", problems, ConfigurationReport::count);
    }

    @Override
    public void reloaded(String namespace, @Nullable String uid, Settings before, Settings now) {
        problems.put(namespace, now.problems());
        now.problems().stream().filter(it -> !before.problems().contains(it)).forEach(it -> {
            log.warn("In the notifications ConfigMap of {}: {}", namespace, text(it));
            recorder.warn(EventSubject.configMap(namespace, configMap, uid), REASON, text(it));
        });
        log.info(
                "Notifications of {}: {} triggers, {} templates, {} services, {} entries off",
                namespace,
                now.triggers().size(),
                now.templates().size(),
                now.services().size(),
                now.problems().size());
    }

    /** What is off at the moment, by namespace; none holds a value of an entry or of a Secret. */
    Map<String, List<String>> problems() {
        Map<String, List<String>> texts = new TreeMap<>();
        problems.forEach((namespace, all) -> {
            if (!all.isEmpty()) {
                texts.put(namespace, all.stream().map(ConfigurationReport::text).toList());
            }
        });
        return texts;
    }

    private static double count(Map<String, List<Problem>> problems) {
        return problems.values().stream().mapToInt(List::size).sum();
    }

    private static String text(Problem problem) {
        return "the entry " + problem.entry() + " "
                + (problem.stoodIn() ? "is broken, its version before stays in force: " : "is off: ")
                + problem.reason();
    }
}

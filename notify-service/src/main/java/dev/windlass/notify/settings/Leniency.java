package dev.windlass.notify.settings;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The forms that are read although they should be written otherwise; each is warned of once in a process's life. */
public enum Leniency {
    TRIGGER_AS_MAPPING(
            "A trigger is one mapping where Argo CD wants a list of conditions; it is read as a list of one"),
    SLACK_MESSAGE("A template has slack.message, which Argo CD does not know; it is the text for Slack"),
    MISSPELT_PREFIX("An annotation begins with notifications.argoj.io/, a misspelling of notifications.argoproj.io/;"
            + " it is read alike"),
    CONFIG_YAML("The key config.yaml of the ConfigMap is deprecated; write trigger.NAME, template.NAME,"
            + " context and subscriptions"),
    NOTIFIERS_YAML("The key notifiers.yaml of the Secret is deprecated; write service.TYPE.NAME in the ConfigMap");

    private static final Logger log = LoggerFactory.getLogger(Leniency.class);

    private static final Set<Leniency> WARNED = ConcurrentHashMap.newKeySet();

    private final String warning;

    Leniency(String warning) {
        this.warning = warning;
    }

    /** To be called at each use. */
    public void used() {
        if (WARNED.add(this)) {
            log.warn(warning);
        }
    }
}

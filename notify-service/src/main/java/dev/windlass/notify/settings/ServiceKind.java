package dev.windlass.notify.settings;

import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;
import java.util.List;
import java.util.Map;

/**
 * How a kind of service is written in the configuration.
 *
 * @param type the word behind {@code service.} in the entry's key
 */
record ServiceKind(String type, SettingsParser settings, PartsParser parts) {
    /** All, in the order in which their parts of a template are rendered. */
    static List<ServiceKind> all() {
        return List.of(SlackSettings.KIND, EventSettings.KIND, WebhookSettings.KIND);
    }

    /** Reads a service of this kind, secrets filled in. */
    @FunctionalInterface
    interface SettingsParser {
        ServiceSettings parse(Fields fields) throws MalformedException;
    }

    /** Reads what a template says to services of this kind, by the names under which a notification has it. */
    @FunctionalInterface
    interface PartsParser {
        Map<String, TemplatePart> parse(String template, Fields fields) throws MalformedException;
    }
}

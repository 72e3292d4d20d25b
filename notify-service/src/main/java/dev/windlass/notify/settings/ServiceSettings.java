package dev.windlass.notify.settings;

import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;

/** How a configured service is reached. The kinds of services are the records that implement it. */
public sealed interface ServiceSettings permits EventSettings, SlackSettings, WebhookSettings {
    /** Whether templates meet each image of a sync once, in place of once per resource. */
    boolean deduplicateImages();

    /**
     * Reads a service.
     *
     * @param type the word behind {@code service.} in the entry's key
     * @param fields with the secrets filled in
     */
    static ServiceSettings parse(String type, Fields fields) throws MalformedException {
        return switch (type) {
            case "event" -> EventSettings.parse(fields);
            case "slack" -> SlackSettings.parse(fields);
            case "webhook" -> WebhookSettings.parse(fields);
            default -> throw new MalformedException("service type '" + type + "' is not supported");
        };
    }
}

package dev.windlass.notify.settings;

import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;

/**
 * How a configured service is reached. The kinds of services are the records that implement it: each holds all that is
 * written in the configuration about its kind, and is named here, in {@link ServiceKind#all} and where notifications are
 * handed to its channel.
 */
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
        for (ServiceKind kind : ServiceKind.all()) {
            if (kind.type().equals(type)) {
                return kind.settings().parse(fields);
            }
        }
        throw new MalformedException("service type '" + type + "' is not supported");
    }
}

package dev.windlass.notify.settings;

import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;

/**
 * Windlass's own events, to which WorkflowEventBindings react.
 *
 * @param namespace of the bindings; empty in a team's configuration, whose events go to its own namespace
 * @param discriminator of the event where the recipient is empty
 */
public record EventSettings(String namespace, String discriminator, boolean deduplicateImages)
        implements ServiceSettings {
    static EventSettings parse(Fields fields) throws MalformedException {
        return new EventSettings(
                fields.text("namespace"), fields.text("discriminator"), fields.flag("deduplicateImages"));
    }
}

package dev.windlass.notify.settings;

import dev.windlass.notify.language.TemplateText;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Windlass's own events, to which WorkflowEventBindings react.
 *
 * @param namespace of the bindings; empty in a team's configuration, whose events go to its own namespace
 * @param discriminator of the event where the recipient is empty
 */
public record EventSettings(String namespace, String discriminator, boolean deduplicateImages)
        implements ServiceSettings {
    static final ServiceKind KIND = new ServiceKind("event", EventSettings::parse, EventSettings::parts);

    /**
     * What templates say to events.
     *
     * @param body the payload, which must be JSON
     */
    public record Part(String body) implements Notification.Part {
        /** Null where no template has such a part. */
        public static @Nullable Part of(Notification notification) {
            return notification.part(KIND.type(), Part.class);
        }
    }

    private static EventSettings parse(Fields fields) throws MalformedException {
        return new EventSettings(
                fields.text("namespace"), fields.text("discriminator"), fields.flag("deduplicateImages"));
    }

    private static Map<String, TemplatePart> parts(String template, Fields fields) throws MalformedException {
        if (!(fields.value(KIND.type()) instanceof Map<?, ?>)) {
            return Map.of();
        }
        TemplateText body =
                TemplateText.parse(template, fields.object(KIND.type()).text("body"));
        return Map.of(KIND.type(), variables -> new Part(body.render(variables)));
    }
}

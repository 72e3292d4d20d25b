package dev.windlass.notify.settings;

import dev.windlass.notify.language.EvaluationException;
import dev.windlass.notify.language.TemplateText;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.GoYaml;
import dev.windlass.notify.yaml.MalformedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one template says: a message for every service, and parts for single ones.
 *
 * @param parts in the order in which they are rendered
 */
public record MessageTemplate(TemplateText message, Map<String, TemplatePart> parts) {
    public MessageTemplate {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    static MessageTemplate parse(String name, String yaml) throws MalformedException {
        Fields fields = Fields.of(GoYaml.read(yaml));
        return parse(name, fields, "");
    }

    /** Reads a template; {@code message} is its message unless it is empty. */
    static MessageTemplate parse(String name, Fields fields, String message) throws MalformedException {
        Map<String, TemplatePart> parts = new LinkedHashMap<>();
        for (ServiceKind kind : ServiceKind.all()) {
            parts.putAll(kind.parts().parse(name, fields));
        }
        return new MessageTemplate(
                TemplateText.parse(name, message.isEmpty() ? fields.text("message") : message), parts);
    }

    /** Adds what this template says to {@code soFar}: its message where it is not empty, its parts in place of those. */
    public Notification render(Notification soFar, Map<String, @Nullable Object> variables) throws EvaluationException {
        String text = message.render(variables);
        Notification rendered = text.isEmpty() ? soFar : soFar.with(text);
        for (Map.Entry<String, TemplatePart> each : parts.entrySet()) {
            rendered = rendered.with(each.getKey(), each.getValue().render(variables));
        }
        return rendered;
    }
}

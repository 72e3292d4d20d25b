package dev.windlass.notify.settings;

import dev.windlass.notify.language.EvaluationException;
import dev.windlass.notify.language.TemplateText;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.GoYaml;
import dev.windlass.notify.yaml.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one template says: a message for every service, and parts for single ones.
 *
 * @param slack null where the template has no such part
 * @param event the payload of an event; null where the template has no such part
 * @param webhooks by the name of the service
 */
public record MessageTemplate(
        TemplateText message,
        @Nullable SlackPart slack,
        @Nullable TemplateText event,
        Map<String, WebhookPart> webhooks) {
    public MessageTemplate {
        webhooks = Map.copyOf(webhooks);
    }

    static MessageTemplate parse(String name, String yaml) throws MalformedException {
        Fields fields = Fields.of(GoYaml.read(yaml));
        return parse(name, fields, "");
    }

    /** Reads a template; {@code message} is its message unless it is empty. */
    static MessageTemplate parse(String name, Fields fields, String message) throws MalformedException {
        Map<String, WebhookPart> webhooks = new LinkedHashMap<>();
        for (var each : fields.object("webhook").objects().entrySet()) {
            webhooks.put(each.getKey(), WebhookPart.parse(name + each.getKey(), each.getValue()));
        }
        return new MessageTemplate(
                TemplateText.parse(name, message.isEmpty() ? fields.text("message") : message),
                fields.has("slack") ? SlackPart.parse(name, fields.object("slack")) : null,
                fields.value("event") instanceof Map<?, ?>
                        ? TemplateText.parse(name, fields.object("event").text("body"))
                        : null,
                webhooks);
    }

    /** Adds what this template says to {@code so far}: its message where it is not empty, its parts in place of those. */
    public Notification render(Notification soFar, Map<String, @Nullable Object> variables) throws EvaluationException {
        String text = message.render(variables);
        Notification.Slack forSlack = slack == null ? soFar.slack() : slack.render(variables);
        String forEvents = event == null ? soFar.event() : event.render(variables);
        Map<String, Notification.Webhook> forWebhooks = new LinkedHashMap<>(soFar.webhooks());
        for (var each : webhooks.entrySet()) {
            forWebhooks.put(each.getKey(), each.getValue().render(variables));
        }
        return new Notification(text.isEmpty() ? soFar.message() : text, forSlack, forEvents, forWebhooks);
    }

    /** The part for one webhook. */
    record WebhookPart(String method, TemplateText path, TemplateText body) {
        static WebhookPart parse(String name, Fields fields) throws MalformedException {
            return new WebhookPart(
                    fields.text("method"),
                    TemplateText.parse(name, fields.text("path")),
                    TemplateText.parse(name, fields.text("body")));
        }

        Notification.Webhook render(Map<String, @Nullable Object> variables) throws EvaluationException {
            return new Notification.Webhook(method, path.render(variables), body.render(variables));
        }
    }

    /** The part for Slack. Argo CD knows no message in it. */
    record SlackPart(
            TemplateText message,
            TemplateText username,
            TemplateText icon,
            TemplateText attachments,
            TemplateText blocks,
            TemplateText groupingKey,
            boolean notifyBroadcast,
            Notification.DeliveryPolicy deliveryPolicy) {
        static SlackPart parse(String name, Fields fields) throws MalformedException {
            if (fields.has("message")) {
                Leniency.SLACK_MESSAGE.used();
            }
            return new SlackPart(
                    TemplateText.parse(name, fields.text("message")),
                    TemplateText.parse(name, fields.text("username")),
                    TemplateText.parse(name, fields.text("icon")),
                    TemplateText.parse(name, fields.text("attachments")),
                    TemplateText.parse(name, fields.text("blocks")),
                    TemplateText.parse(name, fields.text("groupingKey")),
                    fields.flag("notifyBroadcast"),
                    Notification.DeliveryPolicy.of(fields.text("deliveryPolicy")));
        }

        Notification.Slack render(Map<String, @Nullable Object> variables) throws EvaluationException {
            return new Notification.Slack(
                    message.render(variables),
                    username.render(variables),
                    icon.render(variables),
                    attachments.render(variables),
                    blocks.render(variables),
                    groupingKey.render(variables),
                    notifyBroadcast,
                    deliveryPolicy);
        }
    }
}

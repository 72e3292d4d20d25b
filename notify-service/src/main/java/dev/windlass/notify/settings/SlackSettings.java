package dev.windlass.notify.settings;

import dev.windlass.notify.language.TemplateText;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace.
 *
 * @param token the bot's token; never to be shown
 * @param apiUrl where Slack's API is, with a slash at its end; empty: Slack itself
 * @param username the sender's name where the template has none
 * @param icon an emoji in colons or a URL, where the template has none
 * @param disableUnfurl whether Slack is told not to show previews of links
 * @param insecureSkipVerify whether any certificate is trusted
 */
public record SlackSettings(
        String token,
        String apiUrl,
        String username,
        String icon,
        boolean disableUnfurl,
        boolean insecureSkipVerify,
        boolean deduplicateImages)
        implements ServiceSettings {
    static final ServiceKind KIND = new ServiceKind("slack", SlackSettings::parse, SlackSettings::parts);

    /** What templates say to Slack; attachments and blocks are JSON texts. Argo CD knows no message in it. */
    public record Part(
            String message,
            String username,
            String icon,
            String attachments,
            String blocks,
            String groupingKey,
            boolean notifyBroadcast,
            DeliveryPolicy deliveryPolicy)
            implements Notification.Part {
        /** Null where no template has such a part. */
        public static @Nullable Part of(Notification notification) {
            return notification.part(KIND.type(), Part.class);
        }
    }

    /** What becomes of a group's earlier message when a further one comes. */
    public enum DeliveryPolicy {
        /** It stays; the further one is posted in its thread. */
        POST,
        /** It is updated, and the further one is posted too. */
        POST_AND_UPDATE,
        /** It is updated; nothing is posted. */
        UPDATE;

        /** By Argo CD's word for it, letter case included; anything else is {@link #POST}. */
        private static DeliveryPolicy of(String word) {
            return switch (word) {
                case "PostAndUpdate" -> POST_AND_UPDATE;
                case "Update" -> UPDATE;
                default -> POST;
            };
        }
    }

    private static SlackSettings parse(Fields fields) throws MalformedException {
        return new SlackSettings(
                fields.text("token"),
                fields.text("apiURL"),
                fields.text("username"),
                fields.text("icon"),
                fields.flag("disableUnfurl"),
                fields.flag("insecureSkipVerify"),
                !fields.has("deduplicateImages") || fields.flag("deduplicateImages"));
    }

    /** Slack, reached with a token and otherwise by its defaults. */
    public static SlackSettings of(String token) {
        return new SlackSettings(token, "", "", "", false, false, true);
    }

    /** The text for Slack. */
    public static String text(Notification notification) {
        Part part = Part.of(notification);
        return part == null || part.message().isEmpty() ? notification.message() : part.message();
    }

    @Override
    public String toString() {
        return "SlackSettings";
    }

    private static Map<String, TemplatePart> parts(String template, Fields fields) throws MalformedException {
        if (!fields.has(KIND.type())) {
            return Map.of();
        }
        Fields part = fields.object(KIND.type());
        if (part.has("message")) {
            Leniency.SLACK_MESSAGE.used();
        }
        TemplateText message = TemplateText.parse(template, part.text("message"));
        TemplateText username = TemplateText.parse(template, part.text("username"));
        TemplateText icon = TemplateText.parse(template, part.text("icon"));
        TemplateText attachments = TemplateText.parse(template, part.text("attachments"));
        TemplateText blocks = TemplateText.parse(template, part.text("blocks"));
        TemplateText groupingKey = TemplateText.parse(template, part.text("groupingKey"));
        boolean notifyBroadcast = part.flag("notifyBroadcast");
        DeliveryPolicy deliveryPolicy = DeliveryPolicy.of(part.text("deliveryPolicy"));
        return Map.of(
                KIND.type(),
                variables -> new Part(
                        message.render(variables),
                        username.render(variables),
                        icon.render(variables),
                        attachments.render(variables),
                        blocks.render(variables),
                        groupingKey.render(variables),
                        notifyBroadcast,
                        deliveryPolicy));
    }
}

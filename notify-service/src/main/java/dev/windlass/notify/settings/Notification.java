package dev.windlass.notify.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a delivery came to. It may hold secrets: it is sent, never stored or logged.
 *
 * @param message for every service; may be empty
 * @param slack null where no template has a part for Slack
 * @param event the payload of an event, which must be JSON; null where no template has such a part
 * @param webhooks by the name of the service
 */
public record Notification(
        String message, @Nullable Slack slack, @Nullable String event, Map<String, Webhook> webhooks) {
    public static final Notification EMPTY = new Notification("", null, null, Map.of());

    public Notification {
        webhooks = Map.copyOf(webhooks);
    }

    @Override
    public String toString() {
        return "Notification";
    }

    /** For one webhook; an empty method or path leaves that of the service. */
    public record Webhook(String method, String path, String body) {}

    /** For Slack; attachments and blocks are JSON texts. */
    public record Slack(
            String message,
            String username,
            String icon,
            String attachments,
            String blocks,
            String groupingKey,
            boolean notifyBroadcast,
            DeliveryPolicy deliveryPolicy) {}

    /** What becomes of a group's earlier message when a further one comes. */
    public enum DeliveryPolicy {
        /** It stays; the further one is posted in its thread. */
        POST,
        /** It is updated, and the further one is posted too. */
        POST_AND_UPDATE,
        /** It is updated; nothing is posted. */
        UPDATE;

        /** By Argo CD's word for it, letter case included; anything else is {@link #POST}. */
        public static DeliveryPolicy of(String word) {
            return switch (word) {
                case "PostAndUpdate" -> POST_AND_UPDATE;
                case "Update" -> UPDATE;
                default -> POST;
            };
        }
    }
}

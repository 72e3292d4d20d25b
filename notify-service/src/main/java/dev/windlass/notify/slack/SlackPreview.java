package dev.windlass.notify.slack;

import dev.windlass.contracts.Delivery;
import dev.windlass.notify.send.Preview;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.SlackSettings;

/** The message that Slack would get. */
public final class SlackPreview implements Preview<SlackSettings> {
    @Override
    public Shown of(SlackSettings service, Notification notification, Delivery delivery) {
        try {
            SlackMessage.of(service, notification);
        } catch (IllegalArgumentException e) {
            return new WouldFail(String.valueOf(e.getMessage()));
        }
        String text = SlackSettings.text(notification);
        SlackSettings.Part part = SlackSettings.Part.of(notification);
        return new WouldSend(
                part == null
                        ? text
                        : String.join("\n", text, "attachments: " + part.attachments(), "blocks: " + part.blocks()));
    }
}

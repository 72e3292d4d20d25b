package dev.windlass.notify.slack;

import com.google.re2j.Pattern;
import dev.windlass.golang.Budget;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.SlackSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said on Slack.
 *
 * @param username null: the bot's own
 * @param iconEmoji null: none
 * @param iconUrl null: none
 * @param attachments JSON; null: not mentioned
 * @param blocks JSON; null: not mentioned
 */
record SlackMessage(
        String text,
        @Nullable String username,
        @Nullable String iconEmoji,
        @Nullable String iconUrl,
        @Nullable String attachments,
        @Nullable String blocks) {
    private static final Pattern EMOJI = Pattern.compile(":.+:");
    private static final long MAX_JSON = 1 << 20;

    /** @throws IllegalArgumentException where attachments or blocks are not what Slack takes */
    static SlackMessage of(SlackSettings service, Notification notification) {
        SlackSettings.Part part = SlackSettings.Part.of(notification);
        String username = part == null || part.username().isEmpty() ? service.username() : part.username();
        String icon = part == null || part.icon().isEmpty() ? service.icon() : part.icon();
        boolean emoji = EMOJI.matches(icon);
        return new SlackMessage(
                SlackSettings.text(notification),
                username.isEmpty() ? null : username,
                emoji ? icon : null,
                !emoji && isUrl(icon) ? icon : null,
                part == null ? null : list("attachments", part.attachments(), false, SlackStructs::attachments),
                part == null ? null : list("blocks", part.blocks(), true, SlackStructs::blocks));
    }

    /** The message as fields of a form, to be added to. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("text", text);
        put(form, "username", username);
        put(form, "icon_emoji", iconEmoji);
        put(form, "icon_url", iconUrl);
        put(form, "attachments", attachments);
        put(form, "blocks", blocks);
        return form;
    }

    private static void put(Map<String, String> form, String name, @Nullable String value) {
        if (value != null) {
            form.put(name, value);
        }
    }

    /** A list; for blocks an object will do, and says nothing. */
    private static String list(
            String name, String json, boolean orObject, Function<List<?>, List<@Nullable Object>> struct) {
        if (json.isEmpty()) {
            return "[]";
        }
        try {
            Object value = Json.unmarshalPreservingInts(json);
            if (value == null || (orObject && value instanceof Map<?, ?>)) {
                return "[]";
            }
            if (value instanceof List<?> list) {
                return Json.marshal(Budget.of(MAX_JSON), struct.apply(list));
            }
        } catch (JsonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("failed to unmarshal " + name + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("failed to unmarshal " + name + ": not a list");
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.windlass.notify.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a delivery came to. It may hold secrets: it is sent, never stored or logged.
 *
 * @param message for every service; may be empty
 * @param parts what is said to one kind of service, or to one service alone, by names that the kind knows
 */
public record Notification(String message, Map<String, Part> parts) {
    public static final Notification EMPTY = new Notification("", Map.of());

    public Notification {
        parts = Map.copyOf(parts);
    }

    /** What one kind of service can be told beside the message. */
    public interface Part {}

    /** The part of that name; null where no template has one. */
    public <P extends Part> @Nullable P part(String name, Class<P> type) {
        return type.cast(parts.get(name));
    }

    Notification with(String name, Part part) {
        Map<String, Part> more = new LinkedHashMap<>(parts);
        more.put(name, part);
        return new Notification(message, more);
    }

    Notification with(String text) {
        return new Notification(text, parts);
    }

    @Override
    public String toString() {
        return "Notification";
    }
}

package dev.windlass.notify.settings;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Secret's values. They reach services and templates only: this never prints them. */
public final class Secrets {
    public static final Secrets NONE = new Secrets(Map.of());

    private static final Pattern REFERENCE = Pattern.compile("\\$([0-9A-Za-z_-]+)");

    /** A shorter text is no secret worth hiding, and would tear words apart. */
    private static final int MIN_HIDDEN = 4;

    private final Map<String, byte[]> values;
    private final boolean inTemplates;

    /** Takes over the values: the caller must not change them afterwards. */
    public Secrets(Map<String, byte[]> values) {
        this(new TreeMap<>(values), true);
    }

    private Secrets(Map<String, byte[]> values, boolean inTemplates) {
        this.values = values;
        this.inTemplates = inTemplates;
    }

    /** The same for services alone: triggers and templates do not see them. */
    public Secrets withoutTemplates() {
        return new Secrets(values, false);
    }

    /** What triggers and templates see, by key: not copies, so they must not be changed; null where they see none. */
    public @Nullable Map<String, byte[]> inTemplates() {
        return inTemplates ? values : null;
    }

    /** The text with each {@code $name} replaced by the value of that name; unknown names stay as they are. */
    public String fillIn(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            byte[] value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : text(value));
        });
    }

    /** The value of a key as text; empty where there is none. */
    String get(String key) {
        byte[] value = values.get(key);
        return value == null ? "" : text(value);
    }

    /** The text with every secret in it made unreadable, for logs and errors. */
    public String hide(String text) {
        String hidden = text;
        for (byte[] value : values.values()) {
            String secret = text(value).strip();
            if (secret.length() >= MIN_HIDDEN) {
                hidden = hidden.replace(secret, "***");
            }
        }
        return hidden;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}

package dev.windlass.notify.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The Secret's values. They reach services and templates only: this never prints them. */
public final class Secrets {
    public static final Secrets NONE = new Secrets(Map.of());

    private static final Pattern REFERENCE = Pattern.compile("\\$([0-9A-Za-z_-]+)");

    private static final String MASK = "***";

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

    /** The same names with asterisks for values, for texts that people see. */
    Secrets masked() {
        Map<String, byte[]> masks = new TreeMap<>();
        values.keySet().forEach(name -> masks.put(name, MASK.getBytes(StandardCharsets.UTF_8)));
        return new Secrets(masks, inTemplates);
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

    /** The text with every secret in it made unreadable, for logs and errors: as it is, in base64, and as Go prints bytes. */
    public String hide(String text) {
        String hidden = text;
        for (byte[] value : values.values()) {
            for (String shape : shapes(value)) {
                hidden = hidden.replace(shape, MASK);
            }
        }
        return hidden;
    }

    /** How a secret may come to be in a text, the longer ones first. */
    private static List<String> shapes(byte[] value) {
        String secret = text(value).strip();
        if (secret.length() < MIN_HIDDEN) {
            return List.of();
        }
        byte[] stripped = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(
                numbers(value),
                numbers(stripped),
                Base64.getEncoder().encodeToString(value),
                Base64.getEncoder().withoutPadding().encodeToString(stripped),
                Base64.getUrlEncoder().withoutPadding().encodeToString(stripped),
                HexFormat.of().formatHex(stripped),
                secret);
    }

    /** {@code 97 98 99}, as Go prints a slice of bytes. */
    private static String numbers(byte[] value) {
        return IntStream.range(0, value.length)
                .mapToObj(i -> Integer.toString(Byte.toUnsignedInt(value[i])))
                .collect(Collectors.joining(" "));
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}

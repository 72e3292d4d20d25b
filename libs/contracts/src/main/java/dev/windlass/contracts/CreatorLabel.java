package dev.windlass.contracts;

/**
 * A user's name as the value of the label {@code workflows.argoproj.io/creator}: as Argo Workflows writes it, whatever is
 * no label's character is a dash, and of a long name the end is kept.
 */
public final class CreatorLabel {
    public static final String KEY = "workflows.argoproj.io/creator";

    private static final int MAX_LENGTH = 63;

    private CreatorLabel() {}

    public static String of(String user) {
        String value = user.replaceAll("[^-_.a-z0-9A-Z]", "-");
        if (value.length() > MAX_LENGTH) {
            value = value.substring(value.length() - MAX_LENGTH);
        }
        return value.replaceAll("^[^a-z0-9A-Z]*", "").replaceAll("[^a-z0-9A-Z]*$", "");
    }
}

package dev.windlass.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels that name a Workflow's creator. Their values are made as Argo Workflows makes them: whatever is no label's
 * character is a dash, and of a long name the end is kept.
 */
public final class CreatorLabel {
    public static final String KEY = "workflows.argoproj.io/creator";

    private static final String EMAIL = KEY + "-email";
    private static final String PREFERRED_USERNAME = KEY + "-preferred-username";

    /** All of them: nobody but the server says who a creator is. */
    public static final List<String> KEYS = List.of(KEY, EMAIL, PREFERRED_USERNAME);

    private static final int MAX_LENGTH = 63;

    private CreatorLabel() {}

    public static String of(String user) {
        String value = user.replaceAll("[^-_.a-z0-9A-Z]", "-");
        if (value.length() > MAX_LENGTH) {
            value = value.substring(value.length() - MAX_LENGTH);
        }
        return value.replaceAll("^[^a-z0-9A-Z]*", "").replaceAll("[^a-z0-9A-Z]*$", "");
    }

    /** The labels of a caller; one whose value would be empty is left out. */
    public static Map<String, String> all(Caller caller) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(KEY, of(caller.name()));
        labels.put(EMAIL, of(caller.said("email").replaceFirst("@", ".at.")));
        labels.put(PREFERRED_USERNAME, of(caller.said("preferred_username")));
        labels.values().removeIf(String::isEmpty);
        return labels;
    }
}

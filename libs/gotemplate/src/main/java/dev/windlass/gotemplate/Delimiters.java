package dev.windlass.gotemplate;

/** What begins and ends an action; neither is empty. */
public record Delimiters(String left, String right) {
    public static final Delimiters DEFAULT = new Delimiters("{{", "}}");

    /** @throws IllegalArgumentException if one is empty */
    public Delimiters {
        if (left.isEmpty() || right.isEmpty()) {
            throw new IllegalArgumentException("an empty delimiter");
        }
    }

    /** Delimiters of which an empty one stands for the default. */
    static Delimiters of(String left, String right) {
        return new Delimiters(left.isEmpty() ? DEFAULT.left : left, right.isEmpty() ? DEFAULT.right : right);
    }
}

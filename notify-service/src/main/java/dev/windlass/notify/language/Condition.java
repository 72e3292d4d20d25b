package dev.windlass.notify.language;

import dev.windlass.notify.yaml.MalformedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One condition of a trigger: when it holds, the templates are sent, once for each value of {@code oncePer}. */
public final class Condition {
    private final int index;
    private final String key;
    private final String whenText;
    private final String oncePerText;
    private final Expression when;
    private final @Nullable Expression oncePer;
    private final List<String> send;

    private Condition(int index, String when, String oncePer, List<String> send) throws MalformedException {
        this.index = index;
        this.key = "[" + index + "]." + hash(when);
        this.whenText = when;
        this.oncePerText = oncePer;
        this.when = Expression.compile(when.isEmpty() ? "false" : when);
        this.oncePer = oncePer.isEmpty() ? null : Expression.compile(oncePer);
        this.send = List.copyOf(send);
    }

    /**
     * Compiles a condition.
     *
     * @param index its place in the trigger
     * @param when empty: it never holds
     * @param oncePer empty: none
     * @param send the templates, in their order
     */
    public static Condition compile(int index, String when, String oncePer, List<String> send)
            throws MalformedException {
        return new Condition(index, when, oncePer, send);
    }

    /** The same with another {@code when} and other templates; what is empty stays. */
    public Condition with(String otherWhen, List<String> otherSend) throws MalformedException {
        return new Condition(
                index, otherWhen.isEmpty() ? whenText : otherWhen, oncePerText, otherSend.isEmpty() ? send : otherSend);
    }

    /** What became of a condition. An error makes {@code when} false, or {@code oncePer} empty, and is told. */
    public record Result(
            String key,
            boolean triggered,
            String oncePer,
            List<String> templates,
            @Nullable String error) {}

    public Result evaluate(Map<String, @Nullable Object> variables) {
        try {
            if (!Boolean.TRUE.equals(when.run(variables))) {
                return new Result(key, false, "", send, null);
            }
        } catch (EvaluationException e) {
            return new Result(key, false, "", send, "failed to execute when condition: " + e.getMessage());
        }
        if (oncePer == null) {
            return new Result(key, true, "", send, null);
        }
        try {
            return new Result(key, true, oncePer.runToText(variables), send, null);
        } catch (EvaluationException e) {
            return new Result(key, true, "", send, "failed to execute oncePer condition: " + e.getMessage());
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

package dev.windlass.ingest.http;

import dev.windlass.ingest.core.JsonText;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds the JSON in a request's body. Some senders of webhooks put it into the field {@code payload} of a form, which is
 * GitHub's default; anybody else's body is JSON, whatever type it claims.
 */
final class FormBody {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> SENDERS =
            List.of("X-GitHub-Event", "X-Gitea-Event", "X-Forgejo-Event", "X-Gogs-Event");
    private static final byte[] FIELD = "payload=".getBytes(StandardCharsets.US_ASCII);

    private FormBody() {}

    /**
     * The JSON of an event.
     *
     * @param content what the body holds
     * @throws Rejection INVALID where a form's body holds none
     */
    static byte[] json(HttpServletRequest request, RequestBody body, byte[] content) throws Rejection {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM) || content.length == 0) {
            return content;
        }
        int field = SENDERS.stream().anyMatch(it -> request.getHeader(it) != null) ? payload(content) : -1;
        if (field >= 0) {
            body.take(content.length);
            return decoded(content, field);
        }
        requireJson(content);
        return content;
    }

    private static void requireJson(byte[] content) throws Rejection {
        try {
            JsonText.require(content);
        } catch (Rejection e) {
            throw new Rejection(
                    e.reason(),
                    e.explanation()
                            + "; the content type says that the body is a form: choose application/json, and send"
                            + " JSON");
        }
    }

    /** Where the field's value begins; -1 where there is no such field. */
    private static int payload(byte[] form) {
        for (int i = 0; i + FIELD.length <= form.length; i++) {
            boolean begins = i == 0 || form[i - 1] == '&';
            if (begins && Arrays.equals(form, i, i + FIELD.length, FIELD, 0, FIELD.length)) {
                return i + FIELD.length;
            }
        }
        return -1;
    }

    private static byte[] decoded(byte[] form, int from) throws Rejection {
        byte[] out = new byte[form.length - from];
        int length = 0;
        for (int i = from; i < form.length && form[i] != '&'; i++) {
            if (form[i] == '%') {
                int high = i + 2 < form.length ? Character.digit(form[i + 1], 16) : -1;
                int low = high < 0 ? -1 : Character.digit(form[i + 2], 16);
                if (low < 0) {
                    throw new Rejection(
                            Rejection.Reason.INVALID,
                            "the form's field payload has a % without two hex digits behind it");
                }
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = form[i] == '+' ? (byte) ' ' : form[i];
            }
        }
        return Arrays.copyOf(out, length);
    }
}

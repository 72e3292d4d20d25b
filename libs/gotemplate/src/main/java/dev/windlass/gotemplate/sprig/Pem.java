package dev.windlass.gotemplate.sprig;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** One block of PEM. */
@SuppressWarnings("ArrayRecordComponent") // nobody changes or compares it
record Pem(String label, byte[] der) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    String text() {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** The first block in a text; null if there is none. */
    static @Nullable Pem first(String text) {
        int begin = text.indexOf("-----BEGIN ");
        int labelFrom = begin + "-----BEGIN ".length();
        int labelTo = begin < 0 ? -1 : text.indexOf("-----", labelFrom);
        if (labelTo < 0) {
            return null;
        }
        String label = text.substring(labelFrom, labelTo);
        int bodyFrom = labelTo + "-----".length();
        int end = text.indexOf("-----END " + label + "-----", bodyFrom);
        if (end < 0) {
            return null;
        }
        try {
            return new Pem(label, Base64.getMimeDecoder().decode(text.substring(bodyFrom, end)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

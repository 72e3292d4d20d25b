package dev.windlass.devcluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of keys and certificates. */
final class Pem {
    private static final int LINE = 64;
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    static String text(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + ENCODER.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    /** The first block with the label, decoded; empty where there is none. */
    static byte[] content(String text, String label) {
        Matcher block =
                Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END").matcher(text);
        return block.find() ? Base64.getMimeDecoder().decode(block.group(1)) : new byte[0];
    }
}

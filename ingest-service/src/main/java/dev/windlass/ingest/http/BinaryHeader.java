package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import java.util.Base64;

/** A header whose name ends in -Bin: its value is base64, padded or not, and what selectors see is the bytes behind it. */
final class BinaryHeader {
    private BinaryHeader() {}

    static String decode(String name, String value) throws Rejection {
        int bad = firstBad(value);
        if (bad >= 0) {
            throw new Rejection(
                    Rejection.Reason.INVALID,
                    "invalid binary header " + canonical(name) + ": illegal base64 data at input byte " + bad);
        }
        return RequestMetadata.text(Base64.getDecoder().decode(value));
    }

    /** Where Go's decoder stops; -1 where it does not. */
    private static int firstBad(String value) {
        boolean padded = value.length() % 4 == 0;
        int end = value.length();
        if (padded) {
            end -= value.endsWith("==") ? 2 : value.endsWith("=") ? 1 : 0;
        }
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            boolean digit = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!digit && c != '+' && c != '/') {
                return i;
            }
        }
        return !padded && value.length() % 4 == 1 ? value.length() - 1 : -1;
    }

    /** As Go writes header names: each word with a capital. */
    private static String canonical(String name) {
        var text = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
            first = c == '-';
        }
        return text.toString();
    }
}

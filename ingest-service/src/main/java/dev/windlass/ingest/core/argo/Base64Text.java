package dev.windlass.ingest.core.argo;

/** Base64 as Go takes it: padded, with line breaks anywhere. */
final class Base64Text {
    static final int FINE = -1;
    private static final int GROUP = 4;

    private final String text;
    private int at;

    private Base64Text(String text) {
        this.text = text;
    }

    /** Where the text stops to be base64, as Go counts it; {@link #FINE} where it is base64. */
    static int fault(String text) {
        Base64Text reading = new Base64Text(text);
        int inGroup = 0;
        while (reading.skipBreaks()) {
            char c = text.charAt(reading.at++);
            if (c == '=') {
                return reading.faultOfPadding(inGroup);
            }
            if (!isDigit(c)) {
                return reading.at - 1;
            }
            inGroup = (inGroup + 1) % GROUP;
        }
        return inGroup == 0 ? FINE : text.length() - inGroup;
    }

    private int faultOfPadding(int inGroup) {
        if (inGroup < 2) {
            return at - 1;
        }
        if (inGroup == 2) {
            if (!skipBreaks()) {
                return text.length();
            }
            if (text.charAt(at++) != '=') {
                return at - 2;
            }
        }
        return skipBreaks() ? at : FINE;
    }

    /** Whether anything follows. */
    private boolean skipBreaks() {
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
        return at < text.length();
    }

    private static boolean isDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}

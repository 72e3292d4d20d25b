package dev.windlass.gotemplate;

/** A template's text seen as Go sees it: runes of UTF-8, a lone surrogate being a byte that is not UTF-8. */
final class Source {
    static final int INVALID_RUNE = 0xFFFD;

    private Source() {}

    /** The rune at an index; {@link #INVALID_RUNE} for a lone surrogate. */
    static int runeAt(String text, int index) {
        int rune = text.codePointAt(index);
        return rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE ? INVALID_RUNE : rune;
    }

    /** Length in bytes of UTF-8. */
    static int byteLength(String text) {
        return byteLength(text, 0, text.length());
    }

    static int byteLength(String text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += Character.isSurrogate(c) ? 1 : 3;
            }
        }
        return bytes;
    }

    static String firstRunes(String text, int count) {
        int end = 0;
        for (int i = 0; i < count && end < text.length(); i++) {
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end);
    }

    static int countNewlines(String text, int from, int to) {
        int lines = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** The characters that separate words inside an action and that trim markers trim. */
    static boolean isSpace(int rune) {
        return rune == ' ' || rune == '\t' || rune == '\r' || rune == '\n';
    }

    static boolean isAlphaNumeric(int rune) {
        return rune == '_' || Character.isLetter(rune) || Character.isDigit(rune);
    }

    /** Whether nothing but Unicode white space is in the text. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(Source::isUnicodeSpace);
    }

    private static boolean isUnicodeSpace(int rune) {
        return (rune >= '\t' && rune <= '\r') || rune == 0x85 || Character.isSpaceChar(rune);
    }
}

package dev.windlass.gotemplate.sprig;

/** Shortens texts with ellipses, counting bytes, as goutils does. */
final class Abbreviation {
    private static final String MARKER = "...";

    private Abbreviation() {}

    static String both(String s, long left, long right) {
        return right < 4 || (left > 0 && right < 7) ? s : of(s, left, right);
    }

    /** At most {@code width} bytes of the text around {@code offset}; the text itself if the width is below 4. */
    static String of(String s, long offset, long width) {
        if (width < 4) {
            return s;
        }
        String bytes = ByteView.of(s);
        return bytes.length() <= width ? s : ByteView.back(shortened(bytes, offset, (int) width));
    }

    private static String shortened(String bytes, long wanted, int width) {
        int length = bytes.length();
        int kept = width - MARKER.length();
        int offset = (int) Math.min(wanted, length);
        if (length - offset < kept) {
            offset = length - kept;
        }
        if (offset <= 4) {
            return bytes.substring(0, kept) + MARKER;
        }
        if (width < 7) {
            return "";
        }
        if (offset + kept < length) {
            String rest = bytes.substring(offset);
            return MARKER + (kept < 4 ? "" : rest.length() <= kept ? rest : shortened(rest, 0, kept));
        }
        return MARKER + bytes.substring(length - kept);
    }
}

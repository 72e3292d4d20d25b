package dev.windlass.golang.time;

import dev.windlass.golang.GoString;

/** Takes a layout apart, and the texts that both directions share. */
final class Layouts {
    private static final String HEX = "0123456789abcdef";

    private Layouts() {}

    /**
     * The next element of a layout.
     *
     * @param at where the element begins; what lies before is literal. The layout's end if there is none
     * @param length of the element's text; 0 if there is none
     * @param element what it stands for; END if there is none
     */
    record Chunk(int at, int length, Element element) {
        int end() {
            return at + length;
        }
    }

    static Chunk next(String layout, int from) {
        for (int i = from; i < layout.length(); i++) {
            Chunk found = switch (layout.charAt(i)) {
                case 'J' -> word(layout, i, Element.LONG_MONTH, Element.MONTH);
                case 'M' ->
                    layout.startsWith("MST", i)
                            ? new Chunk(i, 3, Element.ZONE)
                            : word(layout, i, Element.LONG_WEEKDAY, Element.WEEKDAY);
                case '0' -> zero(layout, i);
                case '1' ->
                    layout.startsWith("15", i) ? new Chunk(i, 2, Element.HOUR) : new Chunk(i, 1, Element.NUM_MONTH);
                case '2' ->
                    layout.startsWith("2006", i) ? new Chunk(i, 4, Element.LONG_YEAR) : new Chunk(i, 1, Element.DAY);
                case '_' -> underscore(layout, i);
                case '3' -> new Chunk(i, 1, Element.HOUR12);
                case '4' -> new Chunk(i, 1, Element.MINUTE);
                case '5' -> new Chunk(i, 1, Element.SECOND);
                case 'P' -> text(layout, i, "PM", Element.PM);
                case 'p' -> text(layout, i, "pm", Element.LOWER_PM);
                case '-' -> offset(layout, i, Element.NUMERIC);
                case 'Z' -> offset(layout, i, Element.ISO);
                case '.', ',' -> fraction(layout, i);
                default -> NONE;
            };
            if (found.length > 0) {
                return found;
            }
        }
        return new Chunk(layout.length(), 0, Element.END);
    }

    private static final Chunk NONE = new Chunk(0, 0, Element.END);

    private static Chunk text(String layout, int i, String text, Element element) {
        return layout.startsWith(text, i) ? new Chunk(i, text.length(), element) : NONE;
    }

    /** A month or weekday in full, or its first three letters with no small letter behind. */
    private static Chunk word(String layout, int i, Element full, Element brief) {
        if (layout.startsWith(full.text, i)) {
            return new Chunk(i, full.text.length(), full);
        }
        boolean followed = i + 3 < layout.length() && layout.charAt(i + 3) >= 'a' && layout.charAt(i + 3) <= 'z';
        return followed ? NONE : text(layout, i, brief.text, brief);
    }

    private static Chunk zero(String layout, int i) {
        char digit = i + 1 < layout.length() ? layout.charAt(i + 1) : ' ';
        return switch (digit) {
            case '1' -> new Chunk(i, 2, Element.ZERO_MONTH);
            case '2' -> new Chunk(i, 2, Element.ZERO_DAY);
            case '3' -> new Chunk(i, 2, Element.ZERO_HOUR12);
            case '4' -> new Chunk(i, 2, Element.ZERO_MINUTE);
            case '5' -> new Chunk(i, 2, Element.ZERO_SECOND);
            case '6' -> new Chunk(i, 2, Element.YEAR);
            default -> text(layout, i, "002", Element.ZERO_YEAR_DAY);
        };
    }

    private static Chunk underscore(String layout, int i) {
        if (layout.startsWith("_2006", i)) {
            return new Chunk(i + 1, 4, Element.LONG_YEAR);
        }
        return layout.startsWith("_2", i)
                ? new Chunk(i, 2, Element.UNDER_DAY)
                : text(layout, i, "__2", Element.UNDER_YEAR_DAY);
    }

    private static Chunk offset(String layout, int i, Element[] forms) {
        for (Element form : forms) {
            if (layout.startsWith(form.text, i)) {
                return new Chunk(i, form.text.length(), form);
            }
        }
        return NONE;
    }

    private static Chunk fraction(String layout, int i) {
        char digit = i + 1 < layout.length() ? layout.charAt(i + 1) : ' ';
        if (digit != '0' && digit != '9') {
            return NONE;
        }
        int end = i + 1;
        while (end < layout.length() && layout.charAt(end) == digit) {
            end++;
        }
        if (end < layout.length() && isDigit(layout.charAt(end))) {
            return NONE;
        }
        return new Chunk(i, end - i, digit == '0' ? Element.FRACTION : Element.TRIMMED_FRACTION);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** An offset as the abbreviation of a zone without one: {@code -03} or {@code +0530}. */
    static String numericZone(int offsetSeconds) {
        int minutes = Math.abs(offsetSeconds) / 60;
        StringBuilder out = new StringBuilder(5).append(offsetSeconds < 0 ? '-' : '+');
        two(out, minutes / 60);
        if (minutes % 60 != 0) {
            two(out, minutes % 60);
        }
        return out.toString();
    }

    static void two(StringBuilder out, int number) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Quotes as the errors of package time do: whatever is not ASCII byte by byte. */
    static String quote(String s) {
        StringBuilder out = new StringBuilder(s.length() + 2).append('"');
        for (byte b : GoString.bytes(s)) {
            if (b < ' ') {
                out.append("\\x").append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
            } else {
                out.append(b == '"' || b == '\\' ? "\\" : "").append((char) b);
            }
        }
        return out.append('"').toString();
    }
}

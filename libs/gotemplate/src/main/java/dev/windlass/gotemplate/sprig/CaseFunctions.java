package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.INT;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Type;
import dev.windlass.golang.strconv.Unicode;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Functions that change the case of letters, shorten and wrap texts. */
final class CaseFunctions {
    private static final List<Type> ONE = List.of(STRING);

    private CaseFunctions() {}

    static void define(Definitions d) {
        d.add("upper", STRING, ONE, (budget, a) -> mapped(a.text(0), Character::toUpperCase));
        d.add("lower", STRING, ONE, (budget, a) -> mapped(a.text(0), Character::toLowerCase));
        d.add("title", STRING, ONE, (budget, a) -> title(a.text(0)));
        d.add("untitle", STRING, ONE, (budget, a) -> untitle(a.text(0)));
        d.add("swapcase", STRING, ONE, (budget, a) -> swapCase(a.text(0)));
        d.add("snakecase", STRING, ONE, (budget, a) -> Words.joined(a.text(0), '_'));
        d.add("kebabcase", STRING, ONE, (budget, a) -> Words.joined(a.text(0), '-'));
        d.add("camelcase", STRING, ONE, (budget, a) -> PascalCase.of(a.text(0)));
        d.add("nospace", STRING, ONE, (budget, a) -> withoutSpace(a.text(0)));
        d.add("initials", STRING, ONE, (budget, a) -> initials(a.text(0)));
        d.add("abbrev", STRING, List.of(INT, STRING), (b, a) -> Abbreviation.of(a.text(1), 0, a.number(0)));
        d.add(
                "abbrevboth",
                STRING,
                List.of(INT, INT, STRING),
                (budget, a) -> Abbreviation.both(a.text(2), a.number(0), a.number(1)));
        d.add("wrap", STRING, List.of(INT, STRING), (b, a) -> wrapped(b, a.text(1), a.number(0), "", false));
        d.add(
                "wrapWith",
                STRING,
                List.of(INT, STRING, STRING),
                (budget, a) -> wrapped(budget, a.text(2), a.number(0), a.text(1), true));
    }

    static String mapped(String s, IntUnaryOperator mapping) {
        int[] runes = GoString.runes(s);
        for (int i = 0; i < runes.length; i++) {
            runes[i] = mapping.applyAsInt(runes[i]);
        }
        return GoString.ofRunes(runes, 0, runes.length);
    }

    private static String title(String s) {
        int[] previous = {' '};
        return mapped(s, rune -> {
            boolean first = isSeparator(previous[0]);
            previous[0] = rune;
            return first ? Character.toTitleCase(rune) : rune;
        });
    }

    private static boolean isSeparator(int rune) {
        if (rune <= 0x7F) {
            return !Character.isLetterOrDigit(rune) && rune != '_';
        }
        return !Character.isLetter(rune) && !Character.isDigit(rune) && Unicode.isSpace(rune);
    }

    private static String untitle(String s) {
        boolean[] next = {true};
        return mapped(s, rune -> {
            if (Unicode.isSpace(rune)) {
                next[0] = true;
                return rune;
            }
            boolean change = next[0];
            next[0] = false;
            return change ? Character.toLowerCase(rune) : rune;
        });
    }

    private static String swapCase(String s) {
        boolean[] afterSpace = {true};
        return mapped(s, rune -> {
            if (isUpper(rune) || Character.isTitleCase(rune)) {
                afterSpace[0] = false;
                return Character.toLowerCase(rune);
            }
            if (!isLower(rune)) {
                afterSpace[0] = Unicode.isSpace(rune);
                return rune;
            }
            boolean first = afterSpace[0];
            afterSpace[0] = false;
            return first ? Character.toTitleCase(rune) : Character.toUpperCase(rune);
        });
    }

    /** Go's {@code unicode.IsUpper}, which unlike the JDK's looks at the category alone. */
    static boolean isUpper(int rune) {
        return Character.getType(rune) == Character.UPPERCASE_LETTER;
    }

    static boolean isLower(int rune) {
        return Character.getType(rune) == Character.LOWERCASE_LETTER;
    }

    /** Takes bytes for characters, as goutils does: if anything is removed, every other byte becomes a character. */
    private static String withoutSpace(String s) {
        String bytes = ByteView.of(s);
        StringBuilder out = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            if (!Unicode.isSpace(bytes.charAt(i))) {
                out.append(bytes.charAt(i));
            }
        }
        return out.length() == bytes.length() ? s : out.toString();
    }

    /** Takes bytes for characters, as goutils does. */
    private static String initials(String s) {
        String bytes = ByteView.of(s);
        StringBuilder out = new StringBuilder();
        boolean afterGap = true;
        for (int i = 0; i < bytes.length(); i++) {
            boolean space = Unicode.isSpace(bytes.charAt(i));
            if (!space && afterGap) {
                out.append(bytes.charAt(i));
            }
            afterGap = space;
        }
        return out.toString();
    }

    /** Breaks lines at blanks, counting bytes; words that are too long are broken if asked for. */
    private static String wrapped(Budget budget, String s, long length, String newline, boolean breakingWords) {
        String in = ByteView.of(s);
        String between = newline.isEmpty() ? "\n" : ByteView.of(newline);
        int width = Math.clamp(length, 1, Integer.MAX_VALUE / 4);
        budget.spend(in.length() / width + 1L, between.length());
        StringBuilder out = new StringBuilder(in.length() + 16);
        int at = 0;
        while (in.length() - at > width) {
            if (in.charAt(at) == ' ') {
                at++;
                continue;
            }
            int blank = in.lastIndexOf(' ', at + width);
            if (blank >= at) {
                out.append(in, at, blank).append(between);
                at = blank + 1;
            } else if (breakingWords) {
                out.append(in, at, at + width).append(between);
                at += width;
            } else {
                blank = in.indexOf(' ', at + width);
                out.append(in, at, blank < 0 ? in.length() : blank).append(blank < 0 ? "" : between);
                at = blank < 0 ? in.length() : blank + 1;
            }
        }
        budget.spend(out.length());
        return ByteView.back(out.append(in, at, in.length()).toString());
    }
}

package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoString;
import java.util.function.IntPredicate;

/** Takes camel case apart into words and joins them in small letters, as xstrings does. */
final class Words {
    private enum Kind {
        INVALID,
        NUMBER,
        UPPER,
        ALPHABET,
        CONNECTOR,
        PUNCTUATION,
        OTHER
    }

    private static final int PUNCTUATION = 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION;

    private static final int NUMBER =
            1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;

    private final String in;
    private final char connector;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private Kind kind = Kind.INVALID;
    private String word = "";

    private Words(String in, char connector) {
        this.in = in;
        this.connector = connector;
    }

    static String joined(String s, char connector) {
        return s.isEmpty() ? "" : new Words(s, connector).join();
    }

    private String join() {
        next();
        while (at < in.length()) {
            if (kind != Kind.CONNECTOR) {
                write(kind, word);
            }
            Kind previous = kind;
            String last = word;
            next();
            switch (previous) {
                case NUMBER -> {
                    writeLettersAndNumbers();
                    if (kind != Kind.INVALID && kind != Kind.PUNCTUATION && kind != Kind.CONNECTOR) {
                        out.append(connector);
                    }
                }
                case CONNECTOR -> write(previous, last);
                case PUNCTUATION -> {}
                case INVALID, UPPER, ALPHABET, OTHER -> afterWord();
            }
        }
        write(kind, word);
        return GoString.canonical(out);
    }

    /** Behind a word: a number belongs to it unless small letters follow the number. */
    private void afterWord() {
        if (kind != Kind.NUMBER) {
            if (kind != Kind.CONNECTOR && kind != Kind.PUNCTUATION) {
                out.append(connector);
            }
            return;
        }
        if (at == in.length()) {
            return;
        }
        String number = word;
        next();
        if (kind != Kind.ALPHABET) {
            write(Kind.NUMBER, number);
            if (kind != Kind.CONNECTOR && kind != Kind.PUNCTUATION) {
                out.append(connector);
            }
            return;
        }
        out.append(connector);
        write(Kind.NUMBER, number);
        writeLettersAndNumbers();
        if (kind != Kind.INVALID && kind != Kind.CONNECTOR && kind != Kind.PUNCTUATION) {
            out.append(connector);
        }
    }

    private void writeLettersAndNumbers() {
        while (kind == Kind.ALPHABET || kind == Kind.NUMBER) {
            write(kind, word);
            next();
        }
    }

    private void write(Kind kind, String text) {
        if (kind != Kind.UPPER && kind != Kind.CONNECTOR) {
            out.append(text);
            return;
        }
        for (int rune : GoString.runes(text)) {
            if (PascalCase.isConnector(rune)) {
                out.append(connector);
            } else {
                out.appendCodePoint(CaseFunctions.isUpper(rune) ? Character.toLowerCase(rune) : rune);
            }
        }
    }

    /** Reads the next word; an INVALID empty one at the end. */
    private void next() {
        int from = at;
        int rune = readValid(0xFFFD);
        if (rune == 0xFFFD) {
            kind = Kind.INVALID;
        } else if (PascalCase.isConnector(rune)) {
            run(Kind.CONNECTOR, rune, PascalCase::isConnector);
        } else if (is(PUNCTUATION, rune)) {
            run(Kind.PUNCTUATION, rune, r -> is(PUNCTUATION, r));
        } else if (CaseFunctions.isUpper(rune)) {
            upper(rune);
        } else if (isAlphabet(rune)) {
            run(Kind.ALPHABET, rune, r -> isAlphabet(r) && !CaseFunctions.isUpper(r));
        } else if (is(NUMBER, rune)) {
            run(Kind.NUMBER, rune, r -> is(NUMBER, r));
        } else {
            run(
                    Kind.OTHER,
                    rune,
                    r -> !PascalCase.isConnector(r) && !isAlphabet(r) && !is(NUMBER, r) && !is(PUNCTUATION, r));
        }
        word = in.substring(from, at);
    }

    private void run(Kind found, int first, IntPredicate belongs) {
        kind = found;
        int previous = first;
        while (at < in.length()) {
            int before = at;
            previous = readValid(previous);
            if (!belongs.test(previous)) {
                at = before;
                return;
            }
        }
    }

    /** Capitals up to the one that begins a word in small letters, or one capital with small letters. */
    private void upper(int first) {
        kind = Kind.UPPER;
        if (at == in.length()) {
            return;
        }
        int before = at;
        int rune = readValid(first);
        if (!CaseFunctions.isUpper(rune)) {
            if (isAlphabet(rune)) {
                run(Kind.UPPER, rune, r -> isAlphabet(r) && !CaseFunctions.isUpper(r));
            } else {
                at = before;
            }
            return;
        }
        int last = before;
        while (at < in.length()) {
            before = at;
            rune = readValid(rune);
            if (!CaseFunctions.isUpper(rune)) {
                at = isAlphabet(rune) ? last : before;
                return;
            }
            last = before;
        }
    }

    /** The next rune that is valid, skipping what is not; {@code otherwise} if there is none. */
    private int readValid(int otherwise) {
        while (at < in.length()) {
            int rune = GoString.runeAt(in, at);
            at += Character.charCount(rune);
            if (rune != 0xFFFD) {
                return rune;
            }
        }
        return otherwise;
    }

    private static boolean is(int categories, int rune) {
        return (categories >>> Character.getType(rune) & 1) != 0;
    }

    /** Letters but the common Chinese, Japanese and Korean ones. */
    private static boolean isAlphabet(int rune) {
        boolean cjk = (rune >= 0x4E00 && rune <= 0x9FCC)
                || (rune >= 0x3400 && rune <= 0x4D85)
                || (rune >= 0x20000 && rune <= 0x2B81D);
        return Character.isLetter(rune) && !cjk;
    }
}

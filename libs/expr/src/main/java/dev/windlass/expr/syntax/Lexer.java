package dev.windlass.expr.syntax;

import dev.windlass.expr.syntax.Token.Kind;
import dev.windlass.golang.strconv.Quote;
import dev.windlass.golang.strconv.Unicode;
import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source into tokens, one at a time, so that a fault further on shows only once the parser gets there.
 *
 * <p>Positions count code points. A byte that is no UTF-8 reads as U+FFFD.
 */
final class Lexer {
    private static final int END = -1;
    private static final String DIGITS = "0123456789_";

    private final int[] runes;
    private final ArrayDeque<Token> ready = new ArrayDeque<>(2);
    private int start;
    private int end;
    private boolean atEnd;
    private boolean finished;
    private @Nullable Fault fault;

    Lexer(String source) {
        this.runes = runes(source);
    }

    private static int[] runes(String source) {
        int[] all = new int[source.codePointCount(0, source.length())];
        for (int i = 0, at = 0; i < all.length; i++) {
            all[i] = source.codePointAt(at);
            at += Character.charCount(all[i]);
        }
        return all;
    }

    /** The next token, of which the last is EOF; null after that. */
    @Nullable Token next() {
        while (!finished && fault == null && ready.isEmpty()) {
            finished = !root();
        }
        if (fault != null) {
            throw fault;
        }
        return ready.poll();
    }

    private int read() {
        if (end >= runes.length) {
            atEnd = true;
            return END;
        }
        return rune(end++);
    }

    private int peek() {
        return end < runes.length ? rune(end) : END;
    }

    private int rune(int index) {
        int rune = runes[index];
        return rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE ? 0xFFFD : rune;
    }

    private void backup() {
        if (atEnd) {
            atEnd = false;
        } else if (end > 0) {
            end--;
        }
    }

    private String word() {
        return new String(runes, start, end - start);
    }

    private void emit(Kind kind) {
        emit(kind, word());
    }

    private void emit(Kind kind, String value) {
        ready.add(new Token(kind, value, start));
        start = end;
    }

    private boolean accept(String valid) {
        int rune = peek();
        if (rune != END && valid.indexOf(rune) >= 0) {
            read();
            return true;
        }
        return false;
    }

    private void acceptRun(String valid) {
        while (accept(valid)) {
            // the condition moves on
        }
    }

    /** Notes a fault at the last character read, unless there is one already. */
    private void fail(String message) {
        if (fault == null) {
            fault = new Fault(message, atEnd ? end : end - 1);
        }
    }

    /** Reads one token or skips something; false at the end and after a fault. */
    private boolean root() {
        int rune = read();
        if (rune == END) {
            ready.add(new Token(Kind.EOF, "", Math.max(0, end - 1)));
            return false;
        }
        if (Characters.isSpace(rune)) {
            start = end;
            return true;
        }
        switch (rune) {
            case '\'', '"' -> string(rune, Kind.STRING);
            case '`' -> rawString();
            case '?' -> operator(".?");
            case '/' -> slash();
            case '#' -> pointer();
            case '|' -> operator("|");
            case ':' -> operator(":");
            case '(', '[', '{', ')', ']', '}' -> emit(Kind.BRACKET);
            case ',', ';', '%', '+', '-', '^' -> emit(Kind.OPERATOR);
            case '&', '!', '=', '*', '<', '>' -> operator("&=*");
            case '.' -> dot();
            default -> wordLike(rune);
        }
        return fault == null;
    }

    private void wordLike(int rune) {
        if ((rune == 'b' || rune == 'B') && (peek() == '\'' || peek() == '"')) {
            string(read(), Kind.BYTES);
        } else if (rune >= '0' && rune <= '9') {
            backup();
            number();
        } else if (Characters.isAlphaNumeric(rune)) {
            identifier();
        } else {
            String shown = Unicode.isPrint(rune) ? " '" + Character.toString(rune) + "'" : "";
            fail(String.format(Locale.ROOT, "unrecognized character: U+%04X%s", rune, shown));
        }
    }

    private void operator(String second) {
        accept(second);
        emit(Kind.OPERATOR);
    }

    private void string(int quote, Kind kind) {
        scanString(quote);
        if (fault != null) {
            return;
        }
        String literal = kind == Kind.BYTES ? word().substring(1) : word();
        try {
            emit(kind, kind == Kind.BYTES ? Unescape.bytes(literal) : Unescape.string(literal));
        } catch (Unescape.Malformed e) {
            fail(e.getMessage());
        }
    }

    private void scanString(int quote) {
        int rune = read();
        while (rune != quote && fault == null) {
            if (rune == '\n' || rune == END) {
                fail("literal not terminated");
                return;
            }
            rune = rune == '\\' ? scanEscape(quote) : read();
        }
    }

    /** Reads an escape behind its backslash and returns the character after it. */
    private int scanEscape(int quote) {
        int rune = read();
        if (rune == quote) {
            return read();
        }
        return switch (rune) {
            case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\' -> read();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> scanDigits(rune, 8, 3);
            case 'x' -> scanDigits(read(), 16, 2);
            case 'u' -> peek() == '{' ? scanBraces() : scanDigits(read(), 16, 4);
            case 'U' -> scanDigits(read(), 16, 8);
            default -> invalidEscape(rune);
        };
    }

    private int scanDigits(int first, int base, int count) {
        int rune = first;
        for (int left = count; left > 0; left--) {
            if (Characters.digit(rune) >= base) {
                return invalidEscape(rune);
            }
            rune = read();
        }
        return rune;
    }

    private int scanBraces() {
        read();
        int digits = 0;
        for (; peek() != '}'; digits++) {
            if (digits >= 6 || Characters.digit(peek()) >= 16) {
                return invalidEscape(END);
            }
            read();
        }
        if (digits == 0) {
            return invalidEscape(END);
        }
        read();
        return read();
    }

    private int invalidEscape(int rune) {
        fail("invalid char escape");
        return rune;
    }

    private void rawString() {
        boolean doubled = false;
        while (true) {
            int rune = read();
            while (rune == '`' && peek() == '`') {
                read();
                rune = read();
                doubled = true;
            }
            if (rune == '`') {
                break;
            }
            if (rune == END) {
                fail("literal not terminated");
                return;
            }
        }
        String text = new String(runes, start + 1, end - start - 2);
        emit(Kind.STRING, doubled ? Unescape.valid(text.replace("``", "`")) : text);
    }

    private void number() {
        if (scanNumber()) {
            emit(Kind.NUMBER);
        } else {
            fail("bad number syntax: " + Quote.quote(word()));
        }
    }

    private boolean scanNumber() {
        String digits = DIGITS;
        if (accept("0")) {
            if (accept("xX")) {
                digits = "0123456789abcdefABCDEF_";
            } else if (accept("oO")) {
                digits = "01234567_";
            } else if (accept("bB")) {
                digits = "01_";
            }
        }
        acceptRun(digits);
        int beforeDot = end;
        if (accept(".")) {
            if (peek() == '.') { // a range, as in 1..2
                end = beforeDot;
                return true;
            }
            acceptRun(digits);
        }
        if (accept("eE")) {
            accept("+-");
            acceptRun(digits);
        }
        if (Characters.isAlphaNumeric(peek())) {
            read();
            return false;
        }
        return true;
    }

    private void dot() {
        if (accept("0123456789")) {
            backup();
            number();
        } else {
            operator(".");
        }
    }

    private void scanWord() {
        while (Characters.isAlphaNumeric(peek())) {
            end++;
        }
    }

    private void identifier() {
        scanWord();
        String word = word();
        switch (word) {
            case "not" -> not();
            case "in", "or", "and", "matches", "contains", "startsWith", "endsWith", "let", "if", "else" ->
                emit(Kind.OPERATOR, word);
            default -> emit(Kind.IDENTIFIER, word);
        }
    }

    /** Takes the operator behind a not along, so that {@code not in} arrives as two operators. */
    private void not() {
        emit(Kind.OPERATOR);
        acceptRun(" ");
        start = end;
        scanWord();
        switch (word()) {
            case "in", "matches", "contains", "startsWith", "endsWith" -> emit(Kind.OPERATOR);
            default -> end = start;
        }
    }

    private void slash() {
        if (accept("/")) {
            for (int rune = read(); rune != END && rune != '\n'; rune = read()) {
                // skipped
            }
            start = end;
        } else if (accept("*")) {
            comment();
        } else {
            emit(Kind.OPERATOR);
        }
    }

    private void comment() {
        while (true) {
            int rune = read();
            if (rune == END) {
                fail("unclosed comment");
                return;
            }
            if (rune == '*' && accept("/")) {
                start = end;
                return;
            }
        }
    }

    private void pointer() {
        operator("#");
        scanWord();
        if (end > start) {
            emit(Kind.IDENTIFIER);
        }
    }
}

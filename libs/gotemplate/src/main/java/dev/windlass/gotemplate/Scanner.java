package dev.windlass.gotemplate;

/** Walks a text rune by rune, and counts its lines; the base of the lexer. */
abstract class Scanner {
    static final int EOF = -1;

    String text;
    int pos;
    int start;
    int line = 1;
    private int startLine = 1;

    Scanner(String text) {
        this.text = text;
    }

    /** Whether what could be a number follows; it is passed in any case. */
    final boolean scanNumber() {
        accept("+-");
        String digits = "0123456789_";
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
        if (accept(".")) {
            acceptRun(digits);
        }
        boolean exponent = (digits.length() == 11 && accept("eE")) || (digits.length() == 23 && accept("pP"));
        if (exponent) {
            accept("+-");
            acceptRun("0123456789_");
        }
        accept("i");
        int rune = peek();
        if (rune != EOF && Source.isAlphaNumeric(rune)) {
            advance();
            return false;
        }
        return true;
    }

    final int peek() {
        return pos < text.length() ? Source.runeAt(text, pos) : EOF;
    }

    final int advance() {
        if (pos >= text.length()) {
            return EOF;
        }
        int rune = Source.runeAt(text, pos);
        pos += rune >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 2 : 1;
        if (rune == '\n') {
            line++;
        }
        return rune;
    }

    final boolean accept(String valid) {
        if (pos < text.length() && valid.indexOf(text.charAt(pos)) >= 0) {
            pos++;
            return true;
        }
        return false;
    }

    final void acceptRun(String valid) {
        while (accept(valid)) {
            // The condition consumes.
        }
    }

    final void skipAlphaNumerics() {
        int rune = peek();
        while (rune != EOF && Source.isAlphaNumeric(rune)) {
            advance();
            rune = peek();
        }
    }

    final void skipSpaces() {
        while (pos < text.length() && Source.isSpace(text.charAt(pos))) {
            pos++;
        }
    }

    final Token endOfText() {
        return new Token(TokenType.EOF, pos, "EOF", startLine);
    }

    final Token emit(TokenType type) {
        Token token = new Token(type, start, text.substring(start, pos), startLine);
        start = pos;
        startLine = line;
        return token;
    }

    final void ignore() {
        line += Source.countNewlines(text, start, pos);
        start = pos;
        startLine = line;
    }

    final Token error(String message) {
        Token token = new Token(TokenType.ERROR, start, message, startLine);
        text = "";
        pos = 0;
        start = 0;
        return token;
    }
}

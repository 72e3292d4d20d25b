package dev.windlass.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a template's text into tokens, one at a time, as the parser asks. After an error token the text counts as
 * exhausted.
 */
final class Lexer extends Scanner {
    private static final int MARKER = 2;

    private final String left;
    private final String right;
    private int parenDepth;
    private boolean insideAction;
    private boolean breakIsKeyword = true;
    private boolean continueIsKeyword = true;

    Lexer(String text, Delimiters delimiters) {
        super(text);
        left = delimiters.left();
        right = delimiters.right();
    }

    /** A function of that name takes the word away from the language. */
    void keywords(boolean breakAllowed, boolean continueAllowed) {
        breakIsKeyword = breakAllowed;
        continueIsKeyword = continueAllowed;
    }

    Token next() {
        return insideAction ? insideAction() : text();
    }

    private Token text() {
        while (true) {
            int at = text.indexOf(left, pos);
            if (at < 0) {
                pos = text.length();
                line += Source.countNewlines(text, start, pos);
                return pos > start ? emit(TokenType.TEXT) : endOfText();
            }
            Token before = textBefore(at);
            if (before != null) {
                return before;
            }
            Token delim = leftDelim();
            if (delim != null) {
                return delim;
            }
        }
    }

    private @Nullable Token textBefore(int at) {
        if (at == pos) {
            return null;
        }
        int end = at;
        if (hasLeftTrimMarker(at + left.length())) {
            while (end > start && Source.isSpace(text.charAt(end - 1))) {
                end--;
            }
        }
        pos = end;
        line += Source.countNewlines(text, start, pos);
        Token token = emit(TokenType.TEXT);
        pos = at;
        ignore();
        return token.text().isEmpty() ? null : token;
    }

    /** The delimiter, or null where it opened a comment that ended well. */
    private @Nullable Token leftDelim() {
        pos += left.length();
        int afterMarker = hasLeftTrimMarker(pos) ? MARKER : 0;
        if (text.startsWith("/*", pos + afterMarker)) {
            pos += afterMarker;
            ignore();
            return comment();
        }
        Token token = emit(TokenType.LEFT_DELIM);
        insideAction = true;
        pos += afterMarker;
        ignore();
        parenDepth = 0;
        return token;
    }

    private @Nullable Token comment() {
        int end = text.indexOf("*/", pos + 2);
        if (end < 0) {
            return error("unclosed comment");
        }
        pos = end + 2;
        if (!atRightDelim()) {
            return error("comment ends before closing delimiter");
        }
        line += Source.countNewlines(text, start, pos);
        start = pos;
        boolean trim = atTrimmedRightDelim();
        pos += (trim ? MARKER : 0) + right.length();
        if (trim) {
            skipSpaces();
        }
        ignore();
        return null;
    }

    private Token rightDelim() {
        boolean trim = atTrimmedRightDelim();
        if (trim) {
            pos += MARKER;
            ignore();
        }
        pos += right.length();
        Token token = emit(TokenType.RIGHT_DELIM);
        if (trim) {
            skipSpaces();
            ignore();
        }
        insideAction = false;
        return token;
    }

    private Token insideAction() {
        if (atRightDelim()) {
            return parenDepth == 0 ? rightDelim() : error("unclosed left paren");
        }
        int rune = advance();
        return switch (rune) {
            case EOF -> error("unclosed action");
            case ' ', '\t', '\r', '\n' -> space(rune);
            case '=' -> emit(TokenType.ASSIGN);
            case ':' -> advance() == '=' ? emit(TokenType.DECLARE) : error("expected :=");
            case '|' -> emit(TokenType.PIPE);
            case '"' -> quoted('"', TokenType.STRING, "unterminated quoted string");
            case '`' -> rawQuoted();
            case '$' -> atTerminator() ? emit(TokenType.VARIABLE) : fieldOrVariable(TokenType.VARIABLE);
            case '\'' -> quoted('\'', TokenType.CHAR_CONSTANT, "unterminated character constant");
            case '(' -> leftParen();
            case ')' -> rightParen();
            default -> word(rune);
        };
    }

    private Token word(int rune) {
        if (rune == '.' && pos < text.length() && !isDigit(text.charAt(pos))) {
            return fieldOrVariable(TokenType.FIELD);
        }
        if (rune == '.' || rune == '+' || rune == '-' || isDigit(rune)) {
            pos = start;
            return number();
        }
        if (Source.isAlphaNumeric(rune)) {
            return identifier();
        }
        return rune > ' ' && rune < 0x7F
                ? emit(TokenType.CHAR)
                : error("unrecognized character in action: " + Literals.codePoint(rune));
    }

    private Token leftParen() {
        parenDepth++;
        return emit(TokenType.LEFT_PAREN);
    }

    private Token rightParen() {
        parenDepth--;
        return parenDepth < 0 ? error("unexpected right paren") : emit(TokenType.RIGHT_PAREN);
    }

    /** A run of spaces, less the last one where that belongs to a trim marker. */
    private Token space(int first) {
        int last = first;
        while (pos < text.length() && Source.isSpace(text.charAt(pos))) {
            last = advance();
        }
        if (atTrimmedRightDelim(pos - 1)) {
            pos--;
            line -= last == '\n' ? 1 : 0;
            if (pos == start) {
                return rightDelim();
            }
        }
        return emit(TokenType.SPACE);
    }

    private Token identifier() {
        skipAlphaNumerics();
        String word = text.substring(start, pos);
        if (!atTerminator()) {
            return badCharacter();
        }
        TokenType keyword = TokenType.KEYWORDS.get(word);
        if (keyword != null) {
            boolean taken = (keyword == TokenType.BREAK && !breakIsKeyword)
                    || (keyword == TokenType.CONTINUE && !continueIsKeyword);
            return emit(taken ? TokenType.IDENTIFIER : keyword);
        }
        return emit(word.equals("true") || word.equals("false") ? TokenType.BOOL : TokenType.IDENTIFIER);
    }

    private Token fieldOrVariable(TokenType type) {
        if (atTerminator()) {
            return emit(type == TokenType.VARIABLE ? type : TokenType.DOT);
        }
        skipAlphaNumerics();
        return atTerminator() ? emit(type) : badCharacter();
    }

    private Token badCharacter() {
        int rune = advance();
        return error("bad character " + Literals.codePoint(rune));
    }

    private boolean atTerminator() {
        int rune = peek();
        return switch (rune) {
            case EOF, ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
            default -> text.startsWith(right, pos);
        };
    }

    private Token quoted(char quote, TokenType type, String unterminated) {
        while (true) {
            int rune = advance();
            if (rune == '\\') {
                rune = advance();
                if (rune != EOF && rune != '\n') {
                    continue;
                }
            }
            if (rune == EOF || rune == '\n') {
                return error(unterminated);
            }
            if (rune == quote) {
                return emit(type);
            }
        }
    }

    private Token rawQuoted() {
        int rune = advance();
        while (rune != '`') {
            if (rune == EOF) {
                return error("unterminated raw quoted string");
            }
            rune = advance();
        }
        return emit(TokenType.RAW_STRING);
    }

    private Token number() {
        if (!scanNumber()) {
            return badNumber();
        }
        int sign = peek();
        if (sign != '+' && sign != '-') {
            return emit(TokenType.NUMBER);
        }
        return scanNumber() && text.charAt(pos - 1) == 'i' ? emit(TokenType.COMPLEX) : badNumber();
    }

    private Token badNumber() {
        return error("bad number syntax: " + Literals.quote(text.substring(start, pos)));
    }

    private static boolean isDigit(int rune) {
        return rune >= '0' && rune <= '9';
    }

    private boolean hasLeftTrimMarker(int at) {
        return at + 1 < text.length() && text.charAt(at) == '-' && Source.isSpace(text.charAt(at + 1));
    }

    private boolean atRightDelim() {
        return text.startsWith(right, pos) || atTrimmedRightDelim();
    }

    private boolean atTrimmedRightDelim() {
        return atTrimmedRightDelim(pos);
    }

    private boolean atTrimmedRightDelim(int at) {
        return at < text.length()
                && Source.isSpace(text.charAt(at))
                && text.startsWith("-", at + 1)
                && text.startsWith(right, at + MARKER);
    }
}

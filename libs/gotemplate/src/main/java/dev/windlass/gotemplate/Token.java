package dev.windlass.gotemplate;

/**
 * One token of a template's text.
 *
 * @param pos index of its first code unit
 * @param line line on which it starts, from 1
 */
record Token(TokenType type, int pos, String text, int line) {
    private static final int SHOWN_RUNES = 10;

    /** As parse errors show it. */
    String describe() {
        if (type == TokenType.EOF) {
            return "EOF";
        }
        if (type == TokenType.ERROR) {
            return text;
        }
        if (type.isKeyword()) {
            return "<" + text + ">";
        }
        if (Source.byteLength(text) > SHOWN_RUNES) {
            return Literals.quote(Source.firstRunes(text, SHOWN_RUNES)) + "...";
        }
        return Literals.quote(text);
    }
}

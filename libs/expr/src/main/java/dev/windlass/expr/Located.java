package dev.windlass.expr;

/**
 * An error and its place in a source.
 *
 * @param line from 1; 0 if there is nothing to show
 * @param column in code points from 1; 0 if there is nothing to show
 */
record Located(String reason, int line, int column, String snippet) {
    private static final String PREFIX = "\n | ";

    /** An error without a place. */
    static Located nowhere(String reason) {
        return new Located(reason, 0, 0, "");
    }

    /**
     * An error at a position in code points; one on an empty line has no place to show.
     */
    static Located at(String source, int position, String reason) {
        int line = 1;
        int column = 0;
        int lineStart = 0;
        int i = 0;
        for (int rune = 0; rune < position && i < source.length(); rune++) {
            int c = source.codePointAt(i);
            i += Character.charCount(c);
            column++;
            if (c == '\n') {
                line++;
                column = 0;
                lineStart = i;
            }
        }
        int lineEnd = source.indexOf('\n', lineStart);
        String text = source.substring(lineStart, lineEnd < 0 ? source.length() : lineEnd);
        if (text.isEmpty()) {
            return nowhere(reason);
        }
        String caret = ".".repeat(column) + "^";
        return new Located(reason, line, column + 1, PREFIX + text.replace('\t', ' ') + PREFIX + caret);
    }

    String text() {
        return snippet.isEmpty() ? reason : reason + " (" + line + ":" + column + ")" + snippet;
    }
}

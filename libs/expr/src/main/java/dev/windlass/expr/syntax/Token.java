package dev.windlass.expr.syntax;

import dev.windlass.golang.strconv.Quote;

/** A token and where it begins, in code points from the source's start. */
record Token(Kind kind, String value, int from) {
    enum Kind {
        IDENTIFIER("Identifier"),
        NUMBER("Number"),
        STRING("String"),
        BYTES("Bytes"),
        OPERATOR("Operator"),
        BRACKET("Bracket"),
        EOF("EOF");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean is(Kind other, String text) {
        return kind == other && value.equals(text);
    }

    boolean isOperator(String text) {
        return is(Kind.OPERATOR, text);
    }

    boolean isBracket(String text) {
        return is(Kind.BRACKET, text);
    }

    /** As error messages show it. */
    @Override
    public String toString() {
        return value.isEmpty() ? kind.text : kind.text + "(" + Quote.quote(value) + ")";
    }
}

package dev.windlass.devcluster;

import java.nio.charset.StandardCharsets;

/** Says what is wrong with a JSON text, as Go's encoding/json does. */
final class GoJson {
    private static final int MAX_DEPTH = 1_000;

    private final String text;
    private int at;

    private GoJson(String text) {
        this.text = text;
    }

    /** The first fault; for a text without one, a general complaint. */
    static String complaint(byte[] body) {
        GoJson scan = new GoJson(new String(body, StandardCharsets.UTF_8));
        try {
            scan.value(0);
            scan.blanks();
            if (scan.at < scan.text.length()) {
                return scan.invalid("after top-level value").getMessage();
            }
            return "the document is not accepted";
        } catch (Fault fault) {
            return fault.getMessage();
        }
    }

    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;

        Fault(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private Fault invalid(String where) {
        if (at >= text.length()) {
            return new Fault("unexpected end of JSON input");
        }
        char c = text.charAt(at);
        String shown = switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case '\\' -> "'\\\\'";
            default -> c < ' ' ? String.format("'\\x%02x'", (int) c) : "'" + c + "'";
        };
        return new Fault("invalid character " + shown + " " + where);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void value(int depth) {
        if (depth > MAX_DEPTH) {
            throw new Fault("exceeded max depth");
        }
        blanks();
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(int depth) {
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw invalid("looking for beginning of object key string");
            }
            string();
            blanks();
            if (peek() != ':') {
                throw invalid("after object key");
            }
            at++;
            value(depth + 1);
            blanks();
            if (peek() == '}') {
                at++;
                return;
            }
            if (peek() != ',') {
                throw invalid("after object key:value pair");
            }
            at++;
        }
    }

    private void array(int depth) {
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(depth + 1);
            blanks();
            if (peek() == ']') {
                at++;
                return;
            }
            if (peek() != ',') {
                throw invalid("after array element");
            }
            at++;
        }
    }

    private void string() {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c < ' ') {
                throw invalid("in string literal");
            }
            at++;
            if (c == '\\') {
                escape();
            }
        }
        throw invalid("");
    }

    private void escape() {
        if (at < text.length() && "bfnrt\\/\"".indexOf(text.charAt(at)) >= 0) {
            at++;
        } else if (peek() == 'u') {
            at++;
            for (int i = 0; i < 4; i++, at++) {
                if (at >= text.length() || Character.digit(text.charAt(at), 16) < 0) {
                    throw invalid("in \\u hexadecimal character escape");
                }
            }
        } else {
            throw invalid("in string escape code");
        }
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) {
                throw invalid("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
    }

    private void number() {
        if (peek() == '-') {
            at++;
            digits("in numeric literal", true);
        } else if (Character.isDigit(peek())) {
            digits("", true);
        } else {
            throw invalid("looking for beginning of value");
        }
        if (peek() == '.') {
            at++;
            digits("after decimal point in numeric literal", false);
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits("in exponent of numeric literal", false);
        }
    }

    private void digits(String where, boolean noLeadingZero) {
        if (peek() < '0' || peek() > '9') {
            throw invalid(where);
        }
        if (noLeadingZero && peek() == '0') {
            at++;
            return;
        }
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
    }
}

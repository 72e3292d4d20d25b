package dev.windlass.expr.jsonpath;

import dev.windlass.golang.GoException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a path into the texts of its steps. */
final class Tokens {
    private final String path;
    private final List<String> tokens = new ArrayList<>();
    private final StringBuilder token = new StringBuilder();
    private int quotes;
    private int roundOpened;
    private int roundClosed;
    private int squareOpened;
    private int squareClosed;

    private Tokens(String path) {
        this.path = path;
    }

    static List<String> split(String path) {
        if (path.isEmpty()) {
            throw unexpected("", 0);
        }
        Tokens tokens = new Tokens(path);
        tokens.run();
        return tokens.tokens;
    }

    private static GoException unexpected(String token, int index) {
        return new GoException("unexpected token '" + token + "' at index " + index);
    }

    private void run() {
        char first = path.charAt(0);
        if (first != '$' && first != '@') {
            throw unexpected(Character.toString(path.codePointAt(0)), 0);
        }
        if (path.length() > 1 && path.charAt(1) != '.' && path.charAt(1) != '[') {
            throw unexpected(path.substring(1, 2), 1);
        }
        tokens.add(path.substring(0, 1));
        for (int i = 1; i < path.length(); i++) {
            next(path.charAt(i));
        }
        if (!token.isEmpty()) {
            take(0);
        }
    }

    private void next(char c) {
        if (token.isEmpty()) {
            quotes = 0;
            roundOpened = 0;
            roundClosed = 0;
        }
        switch (c) {
            case '\'' -> quotes++;
            case '(' -> roundOpened++;
            case ')' -> roundClosed++;
            case '[' -> squareOpened++;
            case ']' -> squareClosed++;
            default -> {
                // counts for nothing
            }
        }
        token.append(c);
        String text = token.toString();
        if (text.equals(".")) {
            return;
        }
        if (text.equals("..")) {
            tokens.add(text);
            token.setLength(0);
        } else if (c == '[') {
            openSquare(text);
        } else if (text.indexOf('[') >= 0) {
            if (!isInside() && c == ']' && squareOpened == squareClosed) {
                take(0);
            }
        } else if (c == '.' && !isInside()) {
            take(1);
            token.append('.');
        }
    }

    private boolean isInside() {
        return quotes % 2 == 1 || roundOpened != roundClosed;
    }

    private void openSquare(String text) {
        boolean starts = text.equals("[") || text.equals(".[");
        if (!starts && text.indexOf('[') == text.length() - 1) {
            take(1);
            token.append('[');
        }
    }

    /** Ends a token, without its leading dot and as many of its last characters. */
    private void take(int dropped) {
        int from = token.charAt(0) == '.' ? 1 : 0;
        tokens.add(token.substring(Math.min(from, token.length() - dropped), token.length() - dropped));
        token.setLength(0);
    }
}

package dev.windlass.gotemplate;

/** The tokens of one tree, with the look-back of three that variables need; errors name the line last read. */
final class TokenStream {
    private static final Token NONE = new Token(TokenType.EOF, 0, "", 0);

    private final Lexer lexer;
    private final String parseName;
    private final Token[] window = {NONE, NONE, NONE};
    private int peeked;
    private int actionLine;

    TokenStream(Lexer lexer, String parseName) {
        this.lexer = lexer;
        this.parseName = parseName;
    }

    Token next() {
        if (peeked > 0) {
            peeked--;
        } else {
            window[0] = lexer.next();
        }
        return window[peeked];
    }

    Token peek() {
        Token token = next();
        backup();
        return token;
    }

    Token nextNonSpace() {
        Token token = next();
        while (token.type() == TokenType.SPACE) {
            token = next();
        }
        return token;
    }

    Token peekNonSpace() {
        Token token = nextNonSpace();
        backup();
        return token;
    }

    void backup() {
        peeked++;
    }

    /** Puts back a token before the one last read. */
    void backup2(Token first) {
        window[1] = first;
        peeked = 2;
    }

    /** Puts back two tokens before the one last read. */
    void backup3(Token first, Token second) {
        window[1] = second;
        window[2] = first;
        peeked = 3;
    }

    Token expect(TokenType type, String clause) {
        return expectOneOf(type, type, clause);
    }

    Token expectOneOf(TokenType one, TokenType other, String clause) {
        Token token = nextNonSpace();
        if (token.type() != one && token.type() != other) {
            throw unexpected(token, clause);
        }
        return token;
    }

    void actionStarts(int line) {
        actionLine = line;
    }

    void actionEnds() {
        actionLine = 0;
    }

    TemplateParseException error(String message) {
        return new TemplateParseException("template: " + parseName + ":" + window[0].line() + ": " + message);
    }

    TemplateParseException unexpected(Token token, String clause) {
        if (token.type() != TokenType.ERROR) {
            return error("unexpected " + token.describe() + " in " + clause);
        }
        String where = "";
        if (actionLine != 0 && actionLine != token.line()) {
            String subject = token.text().endsWith(" action") ? "" : " in action";
            where = subject + " started at " + parseName + ":" + actionLine;
        }
        return error(token.text() + where);
    }
}

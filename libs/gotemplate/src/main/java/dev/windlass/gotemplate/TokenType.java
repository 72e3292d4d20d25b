package dev.windlass.gotemplate;

import java.util.Map;

/** Kinds of tokens; the ones from {@link #BLOCK} on are keywords. */
enum TokenType {
    ERROR,
    BOOL,
    CHAR,
    CHAR_CONSTANT,
    COMPLEX,
    ASSIGN,
    DECLARE,
    EOF,
    FIELD,
    IDENTIFIER,
    LEFT_DELIM,
    LEFT_PAREN,
    NUMBER,
    PIPE,
    RAW_STRING,
    RIGHT_DELIM,
    RIGHT_PAREN,
    SPACE,
    STRING,
    TEXT,
    VARIABLE,
    BLOCK,
    BREAK,
    CONTINUE,
    DOT,
    DEFINE,
    ELSE,
    END,
    IF,
    NIL,
    RANGE,
    TEMPLATE,
    WITH;

    static final Map<String, TokenType> KEYWORDS = Map.ofEntries(
            Map.entry(".", DOT),
            Map.entry("block", BLOCK),
            Map.entry("break", BREAK),
            Map.entry("continue", CONTINUE),
            Map.entry("define", DEFINE),
            Map.entry("else", ELSE),
            Map.entry("end", END),
            Map.entry("if", IF),
            Map.entry("range", RANGE),
            Map.entry("nil", NIL),
            Map.entry("template", TEMPLATE),
            Map.entry("with", WITH));

    boolean isKeyword() {
        return compareTo(BLOCK) >= 0;
    }
}

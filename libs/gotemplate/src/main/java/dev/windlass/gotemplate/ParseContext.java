package dev.windlass.gotemplate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What all trees of one text share while it is parsed. */
final class ParseContext {
    private final String parseName;
    private final Lexer lexer;
    private final Predicate<String> functions;
    private final int maxDepth;
    private final Map<String, List<Node>> trees = new LinkedHashMap<>();
    private int depth;
    private boolean tooDeep;

    private ParseContext(String parseName, Lexer lexer, Predicate<String> functions, int maxDepth) {
        this.parseName = parseName;
        this.lexer = lexer;
        this.functions = functions;
        this.maxDepth = maxDepth;
    }

    /**
     * A context for parsing the text once.
     *
     * @param maxDepth how many control structures and parentheses may be within one another
     */
    static ParseContext of(String name, String text, Delimiters delimiters, Predicate<String> functions, int maxDepth) {
        Lexer lexer = new Lexer(text, delimiters);
        lexer.keywords(!functions.test("break"), !functions.test("continue"));
        return new ParseContext(name, lexer, functions, maxDepth);
    }

    /** The name of the whole text, which errors give even within a definition. */
    String parseName() {
        return parseName;
    }

    int maxDepth() {
        return maxDepth;
    }

    Lexer lexer() {
        return lexer;
    }

    Map<String, List<Node>> trees() {
        return trees;
    }

    boolean isFunction(String name) {
        return functions.test(name);
    }

    void enter(TokenStream reporter) {
        if (depth >= maxDepth) {
            tooDeep = true;
            throw reporter.error("max expression depth exceeded");
        }
        depth++;
    }

    /** Whether parsing ended because of its depth. */
    boolean isTooDeep() {
        return tooDeep;
    }

    void leave() {
        depth--;
    }
}

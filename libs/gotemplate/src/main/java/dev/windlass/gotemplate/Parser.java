package dev.windlass.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one tree: the top level of a text, or one {@code define} or {@code block} within it. */
final class Parser {
    private final TokenStream tokens;
    private final PipelineParser pipelines;
    private final ParseContext context;
    private String name;
    private int rangeDepth;

    private Parser(String name, ParseContext context) {
        this.name = name;
        this.context = context;
        this.tokens = new TokenStream(context.lexer(), context.parseName());
        this.pipelines = new PipelineParser(tokens, context);
    }

    /**
     * The trees that a text defines, by name, the text's own included.
     *
     * @throws TemplateParseException where it is no template
     */
    static Map<String, List<Node>> parse(ParseContext context) {
        Parser parser = new Parser(context.parseName(), context);
        parser.add(parser.topLevel());
        return context.trees();
    }

    private List<Node> topLevel() {
        List<Node> root = new ArrayList<>();
        while (tokens.peek().type() != TokenType.EOF) {
            if (tokens.peek().type() == TokenType.LEFT_DELIM) {
                Token delim = tokens.next();
                if (tokens.nextNonSpace().type() == TokenType.DEFINE) {
                    new Parser("definition", context).definition();
                    continue;
                }
                tokens.backup2(delim);
            }
            Node node = textOrAction();
            if (isListEnd(node)) {
                throw tokens.error("unexpected " + node.text());
            }
            root.add(node);
        }
        return root;
    }

    private void definition() {
        String clause = "define clause";
        Token quoted = tokens.expectOneOf(TokenType.STRING, TokenType.RAW_STRING, clause);
        name = pipelines.unquote(quoted);
        tokens.expect(TokenType.RIGHT_DELIM, clause);
        add(closedList(tokens, clause));
    }

    /** A list that only {@code end} may end. */
    private List<Node> closedList(TokenStream reporter, String clause) {
        List<Node> nodes = new ArrayList<>();
        Node end = list(nodes);
        if (!isEnd(end)) {
            throw reporter.error("unexpected " + end.text() + " in " + clause);
        }
        return nodes;
    }

    private void add(List<Node> root) {
        List<Node> known = context.trees().get(name);
        if (known == null || isEmpty(known)) {
            context.trees().put(name, root);
        } else if (!isEmpty(root)) {
            throw tokens.error("template: multiple definition of template " + Literals.quote(name));
        }
    }

    private static boolean isEmpty(List<Node> nodes) {
        return nodes.stream().allMatch(node -> node instanceof Node.Text text && Source.isBlank(text.value()));
    }

    /** Reads up to {@code end} or {@code else}, which it returns. */
    private Node list(List<Node> into) {
        while (tokens.peekNonSpace().type() != TokenType.EOF) {
            Node node = textOrAction();
            if (isListEnd(node)) {
                return node;
            }
            into.add(node);
        }
        throw tokens.error("unexpected EOF");
    }

    private Node textOrAction() {
        Token token = tokens.nextNonSpace();
        if (token.type() == TokenType.TEXT) {
            return new Node.Text(token.pos(), token.text());
        }
        if (token.type() != TokenType.LEFT_DELIM) {
            throw tokens.unexpected(token, "input");
        }
        tokens.actionStarts(token.line());
        Node action = action();
        tokens.actionEnds();
        return action;
    }

    private Node action() {
        Token token = tokens.nextNonSpace();
        return switch (token.type()) {
            case BLOCK -> block();
            case BREAK -> loopWord(token, Node.Word.BREAK);
            case CONTINUE -> loopWord(token, Node.Word.CONTINUE);
            case ELSE -> otherwise();
            case END ->
                new Node.Mark(tokens.expect(TokenType.RIGHT_DELIM, "end").pos(), Node.Word.END);
            case IF -> branch(Node.Control.IF);
            case RANGE -> branch(Node.Control.RANGE);
            case TEMPLATE -> invocation();
            case WITH -> branch(Node.Control.WITH);
            default -> {
                tokens.backup();
                Token first = tokens.peek();
                yield new Node.Action(first.pos(), pipelines.pipeline("command", TokenType.RIGHT_DELIM));
            }
        };
    }

    private Node loopWord(Token token, Node.Word word) {
        Node mark = new Node.Mark(token.pos(), word);
        Token end = tokens.nextNonSpace();
        if (end.type() != TokenType.RIGHT_DELIM) {
            throw tokens.unexpected(end, mark.text());
        }
        if (rangeDepth == 0) {
            throw tokens.error(mark.text() + " outside {{range}}");
        }
        return mark;
    }

    private Node otherwise() {
        Token token = tokens.peekNonSpace();
        // "else if" and "else with" leave their second word to the branch that they continue.
        if (token.type() != TokenType.IF && token.type() != TokenType.WITH) {
            token = tokens.expect(TokenType.RIGHT_DELIM, "else");
        }
        return new Node.Mark(token.pos(), Node.Word.ELSE);
    }

    private Node branch(Node.Control control) {
        context.enter(tokens);
        int scope = pipelines.openScope();
        Node.Pipe pipe = pipelines.pipeline(control.word, TokenType.RIGHT_DELIM);
        int loop = control == Node.Control.RANGE ? 1 : 0;
        rangeDepth += loop;
        List<Node> body = new ArrayList<>();
        Node end = list(body);
        rangeDepth -= loop;
        List<Node> otherwise = isEnd(end) ? null : elseList(control);
        pipelines.closeScope(scope);
        context.leave();
        return new Node.Branch(pipe.pos(), control, pipe, body, otherwise);
    }

    private @Nullable List<Node> elseList(Node.Control control) {
        List<Node> nodes = new ArrayList<>();
        TokenType next = tokens.peek().type();
        boolean continued = (control == Node.Control.IF && next == TokenType.IF)
                || (control == Node.Control.WITH && next == TokenType.WITH);
        if (continued) {
            tokens.next();
            nodes.add(branch(control));
            return nodes;
        }
        Node end = list(nodes);
        if (!isEnd(end)) {
            throw tokens.error("expected end; found " + end.text());
        }
        return nodes;
    }

    private Node block() {
        String clause = "block clause";
        Token token = tokens.nextNonSpace();
        String blockName = templateName(token, clause);
        Node.Pipe pipe = pipelines.pipeline(clause, TokenType.RIGHT_DELIM);
        context.enter(tokens);
        Parser block = new Parser(blockName, context);
        block.add(block.closedList(tokens, clause));
        context.leave();
        return new Node.Invocation(token.pos(), blockName, pipe);
    }

    private Node invocation() {
        String clause = "template clause";
        Token token = tokens.nextNonSpace();
        String template = templateName(token, clause);
        if (tokens.nextNonSpace().type() == TokenType.RIGHT_DELIM) {
            return new Node.Invocation(token.pos(), template, null);
        }
        tokens.backup();
        return new Node.Invocation(token.pos(), template, pipelines.pipeline(clause, TokenType.RIGHT_DELIM));
    }

    private String templateName(Token token, String clause) {
        if (token.type() != TokenType.STRING && token.type() != TokenType.RAW_STRING) {
            throw tokens.unexpected(token, clause);
        }
        return pipelines.unquote(token);
    }

    private static boolean isListEnd(Node node) {
        return node instanceof Node.Mark mark && (mark.word() == Node.Word.END || mark.word() == Node.Word.ELSE);
    }

    private static boolean isEnd(Node node) {
        return node instanceof Node.Mark mark && mark.word() == Node.Word.END;
    }
}

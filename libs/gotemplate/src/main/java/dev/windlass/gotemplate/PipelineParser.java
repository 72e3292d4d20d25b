package dev.windlass.gotemplate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads pipelines, and knows which variables may be named in them. */
final class PipelineParser {
    private final TokenStream tokens;
    private final ParseContext context;
    private final List<String> scope = new ArrayList<>(List.of("$"));

    PipelineParser(TokenStream tokens, ParseContext context) {
        this.tokens = tokens;
        this.context = context;
    }

    int openScope() {
        return scope.size();
    }

    void closeScope(int opened) {
        scope.subList(opened, scope.size()).clear();
    }

    String unquote(Token token) {
        String value = Literals.unquote(token.text());
        if (value == null) {
            throw tokens.error("invalid syntax");
        }
        return value;
    }

    Node.Pipe pipeline(String clause, TokenType end) {
        int pos = tokens.peekNonSpace().pos();
        List<Node.Variable> variables = new ArrayList<>();
        boolean assigns = declarations(clause, variables);
        List<Node.Command> commands = new ArrayList<>();
        while (true) {
            Token token = tokens.nextNonSpace();
            if (token.type() == end) {
                check(commands, clause);
                return new Node.Pipe(pos, assigns, List.copyOf(variables), List.copyOf(commands));
            }
            if (!startsOperand(token.type())) {
                throw tokens.unexpected(token, clause);
            }
            tokens.backup();
            commands.add(command());
        }
    }

    /** Reads {@code $x :=}, {@code $x =} and {@code $x, $y :=}; answers whether it is an assignment. */
    private boolean declarations(String clause, List<Node.Variable> into) {
        while (true) {
            Token variable = tokens.peekNonSpace();
            if (variable.type() != TokenType.VARIABLE) {
                return false;
            }
            tokens.next();
            // A space may stand between the variable and what tells its role.
            Token after = tokens.peek();
            Token next = tokens.peekNonSpace();
            if (next.type() == TokenType.ASSIGN || next.type() == TokenType.DECLARE) {
                tokens.nextNonSpace();
                declare(variable, into);
                return next.type() == TokenType.ASSIGN;
            }
            if (next.type() != TokenType.CHAR || !next.text().equals(",")) {
                putBack(variable, after);
                return false;
            }
            tokens.nextNonSpace();
            declare(variable, into);
            requireSecondVariable(clause, into.size());
        }
    }

    private void putBack(Token variable, Token after) {
        if (after.type() == TokenType.SPACE) {
            tokens.backup3(variable, after);
        } else {
            tokens.backup2(variable);
        }
    }

    private void declare(Token variable, List<Node.Variable> into) {
        into.add(new Node.Variable(variable.pos(), variable.text(), List.of()));
        scope.add(variable.text());
    }

    private void requireSecondVariable(String clause, int declared) {
        if (!clause.equals("range") || declared >= 2) {
            throw tokens.error("too many declarations in " + clause);
        }
        TokenType next = tokens.peekNonSpace().type();
        if (next != TokenType.VARIABLE && next != TokenType.RIGHT_DELIM && next != TokenType.RIGHT_PAREN) {
            throw tokens.error("range can only initialize variables");
        }
    }

    private void check(List<Node.Command> commands, String clause) {
        if (commands.isEmpty()) {
            throw tokens.error("missing value for " + clause);
        }
        for (int i = 1; i < commands.size(); i++) {
            if (isLiteral(commands.get(i).words().getFirst())) {
                throw tokens.error("non executable command in pipeline stage " + (i + 1));
            }
        }
    }

    private static boolean isLiteral(Node.Operand operand) {
        return switch (operand) {
            case Node.Bool bool -> true;
            case Node.Dot dot -> true;
            case Node.Nil nil -> true;
            case Node.Numeral numeral -> true;
            case Node.Str text -> true;
            case Node.Pipe pipe -> false;
            case Node.Identifier identifier -> false;
            case Node.Field field -> false;
            case Node.Variable variable -> false;
            case Node.Chain chain -> false;
        };
    }

    private static boolean startsOperand(TokenType type) {
        return switch (type) {
            case BOOL,
                    CHAR_CONSTANT,
                    COMPLEX,
                    DOT,
                    FIELD,
                    IDENTIFIER,
                    NUMBER,
                    NIL,
                    RAW_STRING,
                    STRING,
                    VARIABLE,
                    LEFT_PAREN -> true;
            default -> false;
        };
    }

    private Node.Command command() {
        int pos = tokens.peekNonSpace().pos();
        List<Node.Operand> words = new ArrayList<>();
        while (true) {
            tokens.peekNonSpace();
            Node.Operand operand = operand();
            if (operand != null) {
                words.add(operand);
            }
            Token token = tokens.next();
            switch (token.type()) {
                case SPACE -> {
                    continue;
                }
                case RIGHT_DELIM, RIGHT_PAREN -> tokens.backup();
                case PIPE -> {}
                default -> throw tokens.unexpected(token, "operand");
            }
            if (words.isEmpty()) {
                throw tokens.error("empty command");
            }
            return new Node.Command(pos, List.copyOf(words));
        }
    }

    private Node.@Nullable Operand operand() {
        Node.Operand term = term();
        Token field = tokens.peek();
        if (term == null || field.type() != TokenType.FIELD) {
            return term;
        }
        List<String> fields = new ArrayList<>();
        while (tokens.peek().type() == TokenType.FIELD) {
            fields.add(tokens.next().text().substring(1));
        }
        if (isLiteral(term)) {
            throw tokens.error("unexpected . after term " + Literals.quote(term.text()));
        }
        if (term instanceof Node.Field first) {
            return new Node.Field(field.pos(), joined(first.names(), fields));
        }
        if (term instanceof Node.Variable first) {
            return new Node.Variable(field.pos(), first.name(), joined(first.fields(), fields));
        }
        return new Node.Chain(field.pos(), term, List.copyOf(fields));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private Node.@Nullable Operand term() {
        Token token = tokens.nextNonSpace();
        int pos = token.pos();
        return switch (token.type()) {
            case IDENTIFIER -> identifier(token);
            case DOT -> new Node.Dot(pos);
            case NIL -> new Node.Nil(pos);
            case VARIABLE -> variable(token);
            case FIELD -> new Node.Field(pos, List.of(token.text().substring(1)));
            case BOOL -> new Node.Bool(pos, token.text().equals("true"));
            case CHAR_CONSTANT, COMPLEX, NUMBER -> numeral(token);
            case LEFT_PAREN -> parenthesized();
            case STRING, RAW_STRING -> new Node.Str(pos, token.text(), unquote(token));
            default -> {
                tokens.backup();
                yield null;
            }
        };
    }

    private Node.Identifier identifier(Token token) {
        if (!context.isFunction(token.text())) {
            throw tokens.error("function " + Literals.quote(token.text()) + " not defined");
        }
        return new Node.Identifier(token.pos(), token.text());
    }

    private Node.Variable variable(Token token) {
        if (!scope.contains(token.text())) {
            throw tokens.error("undefined variable " + Literals.quote(token.text()));
        }
        return new Node.Variable(token.pos(), token.text(), List.of());
    }

    private Node.Numeral numeral(Token token) {
        try {
            return new Node.Numeral(token.pos(), NumberReader.read(token));
        } catch (NumberFormatException e) {
            throw tokens.error(String.valueOf(e.getMessage()));
        }
    }

    private Node.Pipe parenthesized() {
        context.enter(tokens);
        Node.Pipe pipe = pipeline("parenthesized pipeline", TokenType.RIGHT_PAREN);
        context.leave();
        return pipe;
    }
}

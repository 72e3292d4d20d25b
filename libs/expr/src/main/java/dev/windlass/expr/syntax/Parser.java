package dev.windlass.expr.syntax;

import dev.windlass.expr.syntax.Token.Kind;
import dev.windlass.golang.GoString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builds the syntax tree of a source.
 *
 * <p>After an error it reads on as the original does, because a fault of the lexer that it then meets takes the error's place.
 */
public final class Parser {
    private static final Node NOTHING = new Node.Nil();

    private final Lexer lexer;
    private final int maxNodes;
    private final Nesting nesting;
    private final Predicate<String> isOverridden;
    private Token current = new Token(Kind.EOF, "", 0);
    private @Nullable Token stashed;
    private @Nullable Fault error;
    private int predicateDepth;
    private int nodeCount;

    private Parser(String source, int maxNodes, Nesting nesting, Predicate<String> isOverridden) {
        this.lexer = new Lexer(source);
        this.maxNodes = maxNodes;
        this.nesting = nesting;
        this.isOverridden = isOverridden;
    }

    /**
     * Parses a whole source.
     *
     * @param isOverridden whether a name of the environment hides the built-in function of that name
     * @throws Fault if the source is no expression
     * @throws Nesting.TooDeep if it is nested deeper than allowed
     */
    public static Node parse(String source, int maxNodes, Nesting nesting, Predicate<String> isOverridden) {
        Parser parser = new Parser(source, maxNodes, nesting, isOverridden);
        parser.next();
        Node node = parser.sequence();
        if (!parser.current.is(Kind.EOF)) {
            parser.unexpected(parser.current);
        }
        if (parser.error != null) {
            throw parser.error;
        }
        return node;
    }

    private boolean failed() {
        return error != null;
    }

    private void fail(Token at, String message) {
        if (error == null) {
            error = new Fault(message, at.from());
        }
    }

    private Node unexpected(Token token) {
        fail(current, "unexpected token " + token);
        return NOTHING;
    }

    private void next() {
        if (stashed != null) {
            current = stashed;
            stashed = null;
            return;
        }
        try {
            Token token = lexer.next();
            if (token == null) {
                fail(current, "unexpected end of expression");
            } else {
                current = token;
            }
        } catch (Fault e) {
            error = e;
        }
    }

    private void expectOperator(String text) {
        if (current.isOperator(text)) {
            next();
        } else {
            unexpected(current);
        }
    }

    private void expectBracket(String text) {
        if (current.isBracket(text)) {
            next();
        } else {
            unexpected(current);
        }
    }

    private void expectIdentifier() {
        if (current.is(Kind.IDENTIFIER)) {
            next();
        } else {
            unexpected(current);
        }
    }

    private <T extends Node> T create(T node, int position) {
        if (++nodeCount > maxNodes && maxNodes > 0) {
            fail(current, "compilation failed: expression exceeds maximum allowed nodes");
        }
        node.setPosition(position);
        return node;
    }

    private Node sequence() {
        Node first = expression(0);
        if (!current.isOperator(";") || failed()) {
            return first;
        }
        List<Node> nodes = new ArrayList<>();
        nodes.add(first);
        while (current.isOperator(";") && !failed()) {
            next();
            if (current.is(Kind.EOF)) {
                break;
            }
            nodes.add(expression(0));
        }
        return nodes.size() == 1 ? first : create(new Node.Sequence(nodes), first.position());
    }

    private Node expression(int precedence) {
        if (failed()) {
            return NOTHING;
        }
        nesting.enter();
        Node node = precedence == 0 ? statement() : operation(precedence);
        nesting.leave();
        return node;
    }

    private Node statement() {
        if (current.isOperator("let")) {
            return let();
        }
        if (current.isOperator("if")) {
            return conditionalIf();
        }
        return conditional(operation(0));
    }

    private Node operation(int precedence) {
        Node left = primary();
        String previous = "";
        Token token = current;
        while (token.is(Kind.OPERATOR) && !failed()) {
            Token negated = null;
            if (token.isOperator("not")) {
                negated = negated(precedence);
                if (negated == null) {
                    break;
                }
                token = negated;
            }
            int own = Operators.binary(token.value());
            if (own < precedence || own == Operators.NONE) {
                break;
            }
            next();
            if (token.value().equals("|")) {
                left = pipe(left);
            } else if (previous.equals("??") && !token.value().equals("??")) {
                fail(
                        token,
                        "Operator (" + token.value()
                                + ") and coalesce expressions (??) cannot be mixed. Wrap either by parentheses.");
                break;
            } else if (Operators.isComparison(token.value())) {
                left = comparison(left, token, own);
            } else {
                left = binary(left, token, own, negated != null);
                if (failed()) {
                    return NOTHING;
                }
            }
            previous = token.value();
            token = current;
        }
        return left;
    }

    /** The operator behind a {@code not} if it may be negated and binds tightly enough; null ends the operation. */
    private @Nullable Token negated(int precedence) {
        Token not = current;
        next();
        if (!Operators.isNegatable(current.value())) {
            unexpected(current);
            return null;
        }
        if (Operators.binary(current.value()) >= precedence) {
            return current;
        }
        stashed = current;
        current = not;
        return null;
    }

    private Node pipe(Node left) {
        Token name = current;
        expectIdentifier();
        List<Node> arguments = new ArrayList<>();
        arguments.add(left);
        return call(name, arguments, true);
    }

    private Node binary(Node left, Token token, int precedence, boolean negated) {
        Node right = expression(Operators.isRightAssociative(token.value()) ? precedence : precedence + 1);
        Node node = create(new Node.Binary(token.value(), left, right), token.from());
        return negated && !failed() ? create(new Node.Unary("not", node), token.from()) : node;
    }

    private Node comparison(Node first, Token firstToken, int precedence) {
        Node root = null;
        Node left = first;
        Token token = firstToken;
        while (true) {
            Node right = expression(precedence + 1);
            Node compared = create(new Node.Binary(token.value(), left, right), token.from());
            root = root == null ? compared : create(new Node.Binary("&&", root, compared), token.from());
            if (failed()) {
                return NOTHING;
            }
            left = right;
            token = current;
            if (!token.is(Kind.OPERATOR) || !Operators.isComparison(token.value())) {
                return root;
            }
            next();
        }
    }

    private Node let() {
        expectOperator("let");
        Token name = current;
        expectIdentifier();
        expectOperator("=");
        Node value = expression(0);
        expectOperator(";");
        Node body = nestedSequence();
        return create(new Node.Let(name.value(), value, body), name.from());
    }

    private Node nestedSequence() {
        nesting.enter();
        Node node = sequence();
        nesting.leave();
        return node;
    }

    private Node conditionalIf() {
        next();
        if (failed()) {
            return NOTHING;
        }
        Node condition = expression(0);
        expectBracket("{");
        Node then = nestedSequence();
        expectBracket("}");
        expectOperator("else");
        Node otherwise;
        if (current.isOperator("if")) {
            nesting.enter();
            otherwise = conditionalIf();
            nesting.leave();
        } else {
            expectBracket("{");
            otherwise = nestedSequence();
            expectBracket("}");
        }
        return new Node.Conditional(false, condition, then, otherwise);
    }

    private Node conditional(Node first) {
        Node node = first;
        while (current.isOperator("?") && !failed()) {
            next();
            Node then;
            Node otherwise;
            if (current.isOperator(":")) {
                next();
                then = node;
                otherwise = expression(0);
            } else {
                then = expression(0);
                expectOperator(":");
                otherwise = expression(0);
            }
            node = create(new Node.Conditional(true, node, then, otherwise), current.from());
            if (failed()) {
                return NOTHING;
            }
        }
        return node;
    }

    private Node primary() {
        Token token = current;
        if (token.is(Kind.OPERATOR)) {
            int unary = Operators.unary(token.value());
            if (unary != Operators.NONE) {
                next();
                Node operand = expression(unary);
                Node node = create(new Node.Unary(token.value(), operand), token.from());
                return failed() ? NOTHING : postfix(node);
            }
        }
        if (token.isBracket("(")) {
            next();
            Node inner = nestedSequence();
            expectBracket(")");
            return postfix(inner);
        }
        if (predicateDepth > 0 && (token.isOperator("#") || token.isOperator("."))) {
            return pointer(token);
        }
        if (token.isOperator("::")) {
            next();
            Token name = current;
            expectIdentifier();
            return postfix(call(name, new ArrayList<>(), false));
        }
        return secondary(token);
    }

    private Node pointer(Token token) {
        String name = "";
        if (token.isOperator("#")) {
            next();
            if (current.is(Kind.IDENTIFIER)) {
                name = current.value();
                next();
            }
        }
        Node node = create(new Node.Pointer(name), token.from());
        return failed() ? NOTHING : postfix(node);
    }

    private Node secondary(Token token) {
        return switch (token.kind()) {
            case IDENTIFIER -> identifier(token);
            case NUMBER -> {
                next();
                yield number(token);
            }
            case STRING -> {
                next();
                yield postfixUnlessFailed(create(new Node.Text(token.value()), token.from()));
            }
            case BYTES -> {
                next();
                yield postfixUnlessFailed(create(new Node.Bytes(GoString.bytes(token.value())), token.from()));
            }
            case BRACKET, OPERATOR, EOF -> postfix(collection(token));
        };
    }

    private Node postfixUnlessFailed(Node node) {
        return failed() ? NOTHING : postfix(node);
    }

    private Node collection(Token token) {
        if (token.isBracket("[")) {
            return array(token);
        }
        if (token.isBracket("{")) {
            return map(token);
        }
        return unexpected(token);
    }

    private Node identifier(Token token) {
        next();
        return switch (token.value()) {
            case "true", "false" -> create(new Node.Bool(token.value().equals("true")), token.from());
            case "nil" -> create(new Node.Nil(), token.from());
            default -> {
                if (current.isBracket("(")) {
                    yield postfix(call(token, new ArrayList<>(), true));
                }
                yield postfixUnlessFailed(create(new Node.Identifier(token.value()), token.from()));
            }
        };
    }

    private Node number(Token token) {
        Node node;
        try {
            node = Literals.number(token.value());
        } catch (Literals.Malformed e) {
            fail(current, e.getMessage());
            return NOTHING;
        }
        create(node, token.from());
        return node;
    }

    private Node call(Token name, List<Node> arguments, boolean checkOverrides) {
        boolean overridden = checkOverrides && isOverridden.test(name.value());
        if (!overridden && Builtins.predicateArguments(name.value()) > 0) {
            predicateArguments(name.value(), arguments);
            return create(new Node.Builtin(name.value(), arguments), name.from());
        }
        if (!overridden && Builtins.isBuiltin(name.value())) {
            arguments(arguments);
            return create(new Node.Builtin(name.value(), arguments), name.from());
        }
        Node callee = create(new Node.Identifier(name.value()), name.from());
        if (failed()) {
            return NOTHING;
        }
        arguments(arguments);
        return create(new Node.Call(callee, arguments), name.from());
    }

    /** Reads the arguments of a function that takes a predicate second; a piped first one is there already. */
    private void predicateArguments(String name, List<Node> arguments) {
        expectBracket("(");
        int count = Builtins.predicateArguments(name);
        int given = arguments.size();
        for (int i = given; i < count; i++) {
            boolean optional = i >= Builtins.requiredArguments(name);
            if (current.isBracket(")")) {
                if (optional) {
                    break;
                }
                fail(current, "expected at least " + (count - given) + " arguments");
            }
            if (i > given) {
                expectOperator(",");
            }
            arguments.add(i == 1 ? predicate() : expression(0));
        }
        if (current.isOperator(",")) {
            next();
        }
        expectBracket(")");
    }

    private void arguments(List<Node> arguments) {
        int offset = arguments.size();
        expectBracket("(");
        while (!current.isBracket(")") && !failed()) {
            if (arguments.size() > offset) {
                expectOperator(",");
            }
            if (current.isBracket(")")) {
                break;
            }
            arguments.add(expression(0));
        }
        expectBracket(")");
    }

    private Node predicate() {
        Token start = current;
        boolean braces = current.isBracket("{");
        if (braces) {
            next();
        }
        predicateDepth++;
        Node body;
        if (braces) {
            body = nestedSequence();
        } else {
            body = expression(0);
            if (current.isOperator(";")) {
                fail(current, "wrap predicate with brackets { and }");
            }
        }
        predicateDepth--;
        if (braces) {
            expectBracket("}");
        }
        return create(new Node.Predicate(body), start.from());
    }

    private Node array(Token token) {
        List<Node> nodes = new ArrayList<>();
        expectBracket("[");
        while (!current.isBracket("]") && !failed()) {
            if (!nodes.isEmpty()) {
                expectOperator(",");
                if (current.isBracket("]")) {
                    break;
                }
            }
            nodes.add(expression(0));
        }
        expectBracket("]");
        return create(new Node.Array(nodes), token.from());
    }

    private Node map(Token token) {
        List<Node> pairs = new ArrayList<>();
        expectBracket("{");
        while (!current.isBracket("}") && !failed()) {
            if (!pairs.isEmpty()) {
                expectOperator(",");
                if (current.isBracket("}")) {
                    break;
                }
                if (current.isOperator(",")) {
                    unexpected(current);
                }
            }
            Node key = mapKey();
            if (key == null) {
                return NOTHING;
            }
            expectOperator(":");
            Node value = expression(0);
            pairs.add(create(new Node.Pair(key, value), token.from()));
            if (failed()) {
                return NOTHING;
            }
        }
        expectBracket("}");
        return create(new Node.Map(pairs), token.from());
    }

    private @Nullable Node mapKey() {
        return switch (current.kind()) {
            case NUMBER, STRING, IDENTIFIER -> {
                Node key = create(new Node.Text(current.value()), current.from());
                if (failed()) {
                    yield null;
                }
                next();
                yield key;
            }
            default -> {
                if (current.isBracket("(")) {
                    yield expression(0);
                }
                fail(
                        current,
                        "a map key must be a quoted string, a number, a identifier, or an expression enclosed in"
                                + " parentheses (unexpected token " + current + ")");
                yield NOTHING;
            }
        };
    }

    private Node postfix(Node first) {
        Node node = first;
        while ((current.is(Kind.OPERATOR) || current.is(Kind.BRACKET)) && !failed()) {
            Token token = current;
            boolean optional = token.value().equals("?.");
            if (optional || token.value().equals(".")) {
                next();
                if (optional && current.isBracket("[")) {
                    node = index(node, current, true);
                } else {
                    node = member(node, optional);
                }
            } else if (token.value().equals("[")) {
                node = index(node, token, false);
            } else {
                break;
            }
            if (node == NOTHING) {
                break;
            }
        }
        return node;
    }

    private Node member(Node base, boolean optional) {
        Token name = current;
        next();
        if (!name.is(Kind.IDENTIFIER) && (!name.is(Kind.OPERATOR) || !Characters.isValidIdentifier(name.value()))) {
            fail(current, "expected name");
        }
        Node property = create(new Node.Text(name.value()), name.from());
        if (failed()) {
            return NOTHING;
        }
        boolean inChain = base instanceof Node.Chain;
        Node inner = base instanceof Node.Chain chain ? chain.inner : base;
        Node.Member member = create(new Node.Member(inner, property, optional), name.from());
        if (failed()) {
            return NOTHING;
        }
        Node node = member;
        if (current.isBracket("(")) {
            member.method = true;
            List<Node> arguments = new ArrayList<>();
            arguments(arguments);
            node = create(new Node.Call(member, arguments), name.from());
            if (failed()) {
                return NOTHING;
            }
        }
        return inChain || optional ? create(new Node.Chain(node), name.from()) : node;
    }

    private Node index(Node base, Token bracket, boolean optional) {
        next();
        if (current.isOperator(":")) {
            return slice(base, null, bracket);
        }
        Node from = expression(0);
        if (current.isOperator(":")) {
            return slice(base, from, bracket);
        }
        Node node = create(new Node.Member(base, from, optional), bracket.from());
        if (failed()) {
            return NOTHING;
        }
        if (optional) {
            node = create(new Node.Chain(node), bracket.from());
        }
        if (failed()) {
            return NOTHING;
        }
        expectBracket("]");
        return node;
    }

    private Node slice(Node base, @Nullable Node from, Token bracket) {
        next();
        Node to = current.isBracket("]") ? null : expression(0);
        Node node = create(new Node.Slice(base, from, to), bracket.from());
        if (failed()) {
            return NOTHING;
        }
        expectBracket("]");
        return node;
    }
}

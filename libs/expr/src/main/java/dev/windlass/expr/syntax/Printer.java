package dev.windlass.expr.syntax;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoString;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.strconv.FormatFloat;
import dev.windlass.golang.strconv.Quote;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree as an expression in canonical form: the fewest parentheses, double quotes, single blanks. */
final class Printer {
    private Printer() {}

    static String print(Node node) {
        return switch (node) {
            case Node.Nil ignored -> "nil";
            case Node.Identifier it -> it.name;
            case Node.Int it -> Long.toString(it.value);
            case Node.Decimal it -> FormatFloat.shortest(it.value);
            case Node.Bool it -> Boolean.toString(it.value);
            case Node.Text it -> Quote.quote(it.value);
            case Node.Bytes it -> "b" + Quote.quote(GoString.of(it.value));
            case Node.Constant it -> Json.marshal(Budget.UNLIMITED, it.value);
            case Node.Unary it -> unary(it);
            case Node.Binary it -> binary(it);
            case Node.Chain it -> print(it.inner);
            case Node.Member it -> member(it);
            case Node.Slice it -> slice(it);
            case Node.Call it -> print(it.callee) + "(" + list(it.arguments, ", ") + ")";
            case Node.Builtin it -> it.name + "(" + list(it.arguments, ", ") + ")";
            case Node.Predicate it -> print(it.body);
            case Node.Pointer it -> "#" + it.name;
            case Node.Conditional it -> it.ternary ? ternary(it) : block(it);
            case Node.Let it -> "let " + it.name + " = " + print(it.value) + "; " + print(it.body);
            case Node.Sequence it -> list(it.nodes, "; ");
            case Node.Array it -> "[" + list(it.nodes, ", ") + "]";
            case Node.Map it -> "{" + list(it.pairs, ", ") + "}";
            case Node.Pair it -> pair(it);
        };
    }

    private static String list(List<Node> nodes, String separator) {
        return nodes.stream().map(Printer::print).collect(Collectors.joining(separator));
    }

    private static String wrapIf(boolean wrap, Node node) {
        return wrap ? "(" + print(node) + ")" : print(node);
    }

    private static String unary(Node.Unary node) {
        String operator = node.operator.equals("not") ? "not " : node.operator;
        boolean wrap = node.operand instanceof Node.Conditional
                || (node.operand instanceof Node.Binary it
                        && Operators.binary(it.operator) < Operators.unary(node.operator));
        return operator + wrapIf(wrap, node.operand);
    }

    private static String binary(Node.Binary node) {
        if (node.operator.equals("..")) {
            return print(node.left) + ".." + print(node.right);
        }
        return wrapIf(wrapsLeft(node), node.left) + " " + node.operator + " " + wrapIf(wrapsRight(node), node.right);
    }

    private static boolean wrapsLeft(Node.Binary node) {
        int own = Operators.binary(node.operator);
        return switch (node.left) {
            case Node.Conditional ignored -> true;
            case Node.Unary it -> Operators.unary(it.operator) < own;
            case Node.Binary it -> {
                int inner = Operators.binary(it.operator);
                yield inner < own
                        || (inner == own && Operators.isRightAssociative(node.operator))
                        || it.operator.equals("??")
                        || (Operators.isBoolean(it.operator) && !it.operator.equals(node.operator));
            }
            default -> false;
        };
    }

    private static boolean wrapsRight(Node.Binary node) {
        int own = Operators.binary(node.operator);
        return switch (node.right) {
            case Node.Conditional ignored -> true;
            case Node.Binary it -> {
                int inner = Operators.binary(it.operator);
                yield inner < own
                        || (inner == own && !Operators.isRightAssociative(node.operator))
                        || (Operators.isBoolean(it.operator) && !it.operator.equals(node.operator));
            }
            default -> false;
        };
    }

    private static String member(Node.Member node) {
        String base = wrapIf(node.base instanceof Node.Binary, node.base);
        boolean named = node.property instanceof Node.Text it && Characters.isValidIdentifier(it.value);
        String name = node.property instanceof Node.Text it ? it.value : "";
        if (node.optional) {
            return named ? base + "?." + name : base + "?.[" + print(node.property) + "]";
        }
        if (!named) {
            return base + "[" + print(node.property) + "]";
        }
        return (node.base instanceof Node.Pointer ? "" : base) + "." + name;
    }

    private static String slice(Node.Slice node) {
        return print(node.base)
                + "["
                + (node.from == null ? "" : print(node.from))
                + ":"
                + (node.to == null ? "" : print(node.to))
                + "]";
    }

    private static String block(Node.Conditional node) {
        String start = "if " + print(node.condition) + " { " + print(node.then) + " } else ";
        return node.otherwise instanceof Node.Conditional it && !it.ternary
                ? start + print(it)
                : start + "{ " + print(node.otherwise) + " }";
    }

    private static String ternary(Node.Conditional node) {
        return wrapIf(node.condition instanceof Node.Conditional, node.condition)
                + " ? "
                + wrapIf(node.then instanceof Node.Conditional, node.then)
                + " : "
                + wrapIf(node.otherwise instanceof Node.Conditional, node.otherwise);
    }

    private static String pair(Node.Pair node) {
        if (node.key instanceof Node.Text it) {
            return (Characters.isValidIdentifier(it.value) ? it.value : Quote.quote(it.value)) + ": "
                    + print(node.value);
        }
        return "(" + print(node.key) + "): " + print(node.value);
    }
}

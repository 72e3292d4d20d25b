package dev.windlass.expr.optimize;

import dev.windlass.expr.syntax.Node;
import org.jspecify.annotations.Nullable;

/** Joins two tests of the same collection: {@code all(x, a) && all(x, b)} becomes {@code all(x, a && b)}. */
final class Combination {
    private Combination() {}

    static Node visit(Node node) {
        if (!(node instanceof Node.Binary both)
                || !(both.left instanceof Node.Builtin left)
                || !(both.right instanceof Node.Builtin right)
                || !left.name.equals(right.name)) {
            return node;
        }
        String operator = operator(left.name, both.operator);
        if (operator == null
                || !sameCollection(left.arguments.get(0), right.arguments.get(0))
                || !(left.arguments.get(1) instanceof Node.Predicate first)
                || !(right.arguments.get(1) instanceof Node.Predicate second)) {
            return node;
        }
        Node body = visit(new Node.Binary(operator, first.body, second.body));
        return Optimizer.replace(
                node, new Node.Builtin(left.name, Fold.mutable(left.arguments.get(0), new Node.Predicate(body))));
    }

    private static boolean sameCollection(Node a, Node b) {
        return a.nature().typeOrAny().equals(b.nature().typeOrAny())
                && a.toString().equals(b.toString());
    }

    private static @Nullable String operator(String function, String operator) {
        return switch (function + " " + operator) {
            case "all and", "all &&", "any or", "any ||" -> operator;
            case "none and" -> "or";
            case "none &&" -> "||";
            default -> null;
        };
    }
}

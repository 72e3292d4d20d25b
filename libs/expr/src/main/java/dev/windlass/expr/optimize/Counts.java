package dev.windlass.expr.optimize;

import dev.windlass.expr.syntax.Node;

/** Rewrites of comparisons of a count, which need not look at every element. */
final class Counts {
    private Counts() {}

    private static boolean comparesCount(Node node) {
        return node instanceof Node.Binary it
                && it.left instanceof Node.Builtin count
                && count.name.equals("count")
                && count.arguments.size() == 2
                && it.right instanceof Node.Int;
    }

    /** More than none is any. */
    static Node any(Node node) {
        if (comparesCount(node)
                && node instanceof Node.Binary it
                && it.left instanceof Node.Builtin count
                && it.right instanceof Node.Int number) {
            boolean some =
                    (it.operator.equals(">") && number.value == 0) || (it.operator.equals(">=") && number.value == 1);
            return some ? Optimizer.replace(node, new Node.Builtin("any", count.arguments)) : node;
        }
        return node;
    }

    /** A count ends as soon as the comparison is decided. */
    static Node threshold(Node node) {
        if (comparesCount(node)
                && node instanceof Node.Binary it
                && it.left instanceof Node.Builtin count
                && it.right instanceof Node.Int number
                && number.value >= 0) {
            long threshold = switch (it.operator) {
                case ">", "<=" -> number.value + 1;
                case ">=", "<" -> number.value;
                default -> 0;
            };
            if (threshold > 1) {
                count.threshold = threshold;
            }
        }
        return node;
    }
}

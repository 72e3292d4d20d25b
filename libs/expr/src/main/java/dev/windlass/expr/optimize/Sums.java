package dev.windlass.expr.optimize;

import dev.windlass.expr.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rewrites of sums that are known when compiling. */
final class Sums {
    private Sums() {}

    /** The sum of a range of literals, of a simple function of it, or a reduce that is one. */
    static Node ofRange(Node node) {
        if (!(node instanceof Node.Builtin call)
                || call.arguments.isEmpty()
                || !(call.arguments.getFirst() instanceof Node.Binary range)
                || !range.operator.equals("..")
                || !(range.left instanceof Node.Int from)
                || !(range.right instanceof Node.Int to)
                || to.value < from.value) {
            return node;
        }
        long count = to.value - from.value + 1;
        long sum = count * (from.value + to.value) / 2;
        Long result = switch (call.name) {
            case "sum" -> call.arguments.size() == 1 ? (Long) sum : ofPredicate(sum, count, call.arguments.get(1));
            case "reduce" -> ofReduce(sum, call.arguments);
            default -> null;
        };
        return result == null ? node : Optimizer.replaceByInt(node, result);
    }

    private static @Nullable Long ofPredicate(long sum, long count, Node argument) {
        if (!(argument instanceof Node.Predicate predicate)) {
            return null;
        }
        if (isItem(predicate.body)) {
            return sum;
        }
        if (!(predicate.body instanceof Node.Binary operation)) {
            return null;
        }
        boolean itemLeft = isItem(operation.left);
        Node constant = itemLeft ? operation.right : operation.left;
        if (!(constant instanceof Node.Int number) || (!itemLeft && !isItem(operation.right))) {
            return null;
        }
        long total = count * number.value;
        return switch (operation.operator) {
            case "*" -> number.value * sum;
            case "+" -> sum + total;
            case "-" -> itemLeft ? sum - total : total - sum;
            default -> null;
        };
    }

    private static boolean isItem(Node node) {
        return isPointer(node, "");
    }

    private static boolean isPointer(Node node, String name) {
        return node instanceof Node.Pointer it && it.name.equals(name);
    }

    private static @Nullable Long ofReduce(long sum, List<Node> arguments) {
        if (!(arguments.get(1) instanceof Node.Predicate predicate)
                || !(predicate.body instanceof Node.Binary add)
                || !add.operator.equals("+")) {
            return null;
        }
        boolean adds =
                (isItem(add.left) && isPointer(add.right, "acc")) || (isPointer(add.left, "acc") && isItem(add.right));
        if (!adds) {
            return null;
        }
        if (arguments.size() == 2) {
            return sum;
        }
        return arguments.get(2) instanceof Node.Int initial ? (Long) (initial.value + sum) : null;
    }

    /** The sum of an array literal becomes additions, from the right. */
    static Node ofArray(Node node) {
        if (node instanceof Node.Builtin call
                && call.name.equals("sum")
                && call.arguments.size() == 1
                && call.arguments.getFirst() instanceof Node.Array array
                && array.nodes.size() >= 2) {
            Node sum = array.nodes.getLast();
            for (int i = array.nodes.size() - 2; i >= 0; i--) {
                sum = new Node.Binary("+", array.nodes.get(i), sum);
            }
            return Optimizer.replace(node, sum);
        }
        return node;
    }

    static Node ofMap(Node node) {
        if (node instanceof Node.Builtin call
                && call.name.equals("sum")
                && call.arguments.size() == 1
                && call.arguments.getFirst() instanceof Node.Builtin map
                && map.name.equals("map")) {
            return Optimizer.replace(
                    node, new Node.Builtin("sum", Fold.mutable(map.arguments.get(0), map.arguments.get(1))));
        }
        return node;
    }
}

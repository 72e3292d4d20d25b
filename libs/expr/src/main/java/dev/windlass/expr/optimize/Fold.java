package dev.windlass.expr.optimize;

import dev.windlass.expr.eval.Constants;
import dev.windlass.expr.syntax.Fault;
import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Type;
import java.util.ArrayList;
import java.util.List;

/** One pass of constant folding. */
final class Fold {
    private boolean applied;

    boolean applied() {
        return applied;
    }

    Node visit(Node node) {
        return switch (node) {
            case Node.Unary it -> unary(it);
            case Node.Binary it -> binary(it);
            case Node.Array it -> array(it);
            case Node.Builtin it -> filters(it);
            default -> node;
        };
    }

    private Node integer(Node old, long value) {
        applied = true;
        return Optimizer.replaceByInt(old, value);
    }

    private Node decimal(Node old, double value) {
        applied = true;
        return Optimizer.replaceTyped(old, new Node.Decimal(value), Type.FLOAT64);
    }

    private Node bool(Node old, boolean value) {
        applied = true;
        return Optimizer.replaceTyped(old, new Node.Bool(value), Type.BOOL);
    }

    private Node copy(Node old, Node by) {
        applied = true;
        return Optimizer.replace(old, by);
    }

    private Node unary(Node.Unary node) {
        boolean negative = node.operator.equals("-");
        boolean not = !negative && !node.operator.equals("+");
        if (node.operand instanceof Node.Int it && !not) {
            return integer(node, negative ? -it.value : it.value);
        }
        if (node.operand instanceof Node.Decimal it && !not) {
            return decimal(node, negative ? -it.value : it.value);
        }
        return node.operand instanceof Node.Bool it && not ? bool(node, !it.value) : node;
    }

    private Node binary(Node.Binary node) {
        return switch (node.operator) {
            case "+", "-", "*", "/", "**", "^" -> arithmetic(node);
            case "%" -> modulo(node);
            case "and", "&&" -> logic(node, true);
            case "or", "||" -> logic(node, false);
            case "==" -> equal(node);
            default -> node;
        };
    }

    private static boolean isNumber(Node node) {
        return node instanceof Node.Int || node instanceof Node.Decimal;
    }

    private static double number(Node node) {
        return switch (node) {
            case Node.Int it -> it.value;
            case Node.Decimal it -> it.value;
            default -> throw new IllegalStateException("no number");
        };
    }

    private Node arithmetic(Node.Binary node) {
        if (node.operator.equals("+") && node.left instanceof Node.Text a && node.right instanceof Node.Text b) {
            applied = true;
            return Optimizer.replaceTyped(node, new Node.Text(GoString.concat(a.value, b.value)), Type.STRING);
        }
        if (!isNumber(node.left) || !isNumber(node.right)) {
            return node;
        }
        if (node.left instanceof Node.Int a && node.right instanceof Node.Int b) {
            switch (node.operator) {
                case "+" -> {
                    return integer(node, a.value + b.value);
                }
                case "-" -> {
                    return integer(node, a.value - b.value);
                }
                case "*" -> {
                    return integer(node, a.value * b.value);
                }
                default -> {
                    // a float, as below
                }
            }
        }
        double a = number(node.left);
        double b = number(node.right);
        return decimal(
                node,
                switch (node.operator) {
                    case "+" -> a + b;
                    case "-" -> a - b;
                    case "*" -> a * b;
                    case "/" -> a / b;
                    default -> Constants.power(a, b);
                });
    }

    private Node modulo(Node.Binary node) {
        if (!(node.left instanceof Node.Int a) || !(node.right instanceof Node.Int b)) {
            return node;
        }
        if (b.value == 0) {
            throw new Fault("integer divide by zero", node.position());
        }
        return integer(node, a.value % b.value);
    }

    /**
     * Drops a side that cannot change the result.
     *
     * @param neutral the value of such a side: true for {@code and}, false for {@code or}
     */
    private Node logic(Node.Binary node, boolean neutral) {
        if (node.left instanceof Node.Bool it && it.value == neutral) {
            return copy(node, node.right);
        }
        if (node.right instanceof Node.Bool it && it.value == neutral) {
            return copy(node, node.left);
        }
        if (node.left instanceof Node.Bool || node.right instanceof Node.Bool) {
            return bool(node, !neutral);
        }
        return node;
    }

    private Node equal(Node.Binary node) {
        if (node.left instanceof Node.Int a && node.right instanceof Node.Int b) {
            return bool(node, a.value == b.value);
        }
        if (node.left instanceof Node.Text a && node.right instanceof Node.Text b) {
            return bool(node, a.value.equals(b.value));
        }
        if (node.left instanceof Node.Bool a && node.right instanceof Node.Bool b) {
            return bool(node, a.value == b.value);
        }
        return node;
    }

    private Node array(Node.Array node) {
        if (node.nodes.isEmpty()) {
            return node;
        }
        List<Object> values = new ArrayList<>(node.nodes.size());
        for (Node each : node.nodes) {
            switch (each) {
                case Node.Int it -> values.add(it.value);
                case Node.Decimal it -> values.add(it.value);
                case Node.Text it -> values.add(it.value);
                case Node.Bool it -> values.add(it.value);
                default -> {
                    return node;
                }
            }
        }
        applied = true;
        return Optimizer.replaceTyped(
                node, new Node.Constant(java.util.Collections.unmodifiableList(values)), Type.ANYS);
    }

    /** A filter of a filter becomes one. */
    private Node filters(Node.Builtin node) {
        if (!node.name.equals("filter")
                || !(node.arguments.get(0) instanceof Node.Builtin inner)
                || !inner.name.equals("filter")
                || !(inner.arguments.get(1) instanceof Node.Predicate first)
                || !(node.arguments.get(1) instanceof Node.Predicate second)) {
            return node;
        }
        Node both = new Node.Predicate(new Node.Binary("&&", first.body, second.body));
        return copy(node, new Node.Builtin("filter", mutable(inner.arguments.get(0), both)));
    }

    static List<Node> mutable(Node... nodes) {
        return new ArrayList<>(List.of(nodes));
    }
}

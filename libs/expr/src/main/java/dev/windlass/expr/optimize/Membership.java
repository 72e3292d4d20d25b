package dev.windlass.expr.optimize;

import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.util.HashMap;
import java.util.Map;

/** Rewrites of {@code in}. */
final class Membership {
    private static final Type NOTHING = Type.named("struct {}", Kind.STRUCT);
    private static final Type INTS = Type.mapOf(Type.INT, NOTHING);
    private static final Type STRINGS = Type.mapOf(Type.STRING, NOTHING);

    private Membership() {}

    /** An array literal of ints or of strings becomes the keys of a map. */
    static Node inConstants(Node node) {
        if (!(node instanceof Node.Binary in)
                || !in.operator.equals("in")
                || !(in.right instanceof Node.Array array)
                || array.nodes.isEmpty()) {
            return node;
        }
        Map<Object, Object> keys = new HashMap<>();
        if (in.left.nature().is(Kind.INT) && array.nodes.stream().allMatch(Node.Int.class::isInstance)) {
            for (Node each : array.nodes) {
                if (each instanceof Node.Int it) {
                    keys.put(it.value, true);
                }
            }
            return inMap(in, INTS, keys);
        }
        for (Node each : array.nodes) {
            if (!(each instanceof Node.Text it)) {
                return node;
            }
            keys.put(it.value, true);
        }
        return inMap(in, STRINGS, keys);
    }

    private static Node inMap(Node.Binary in, Type type, Map<Object, Object> keys) {
        Node.Constant constant = new Node.Constant(GoMap.of(type, keys));
        constant.setNature(dev.windlass.expr.syntax.Nature.of(type));
        return Optimizer.replace(in, new Node.Binary("in", in.left, constant));
    }

    /** An int in a range of literals becomes two comparisons. */
    static Node inRange(Node node) {
        if (node instanceof Node.Binary in
                && in.operator.equals("in")
                && in.left.nature().is(Kind.INT)
                && in.right instanceof Node.Binary range
                && range.operator.equals("..")
                && range.left instanceof Node.Int
                && range.right instanceof Node.Int) {
            return Optimizer.replace(
                    node,
                    new Node.Binary(
                            "and",
                            new Node.Binary(">=", in.left, range.left),
                            new Node.Binary("<=", in.left, range.right)));
        }
        return node;
    }
}

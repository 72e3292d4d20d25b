package dev.windlass.expr.optimize;

import dev.windlass.expr.syntax.Node;
import org.jspecify.annotations.Nullable;

/** Rewrites that join a filter with what is done to its result. */
final class Joins {
    private Joins() {}

    private static Node.@Nullable Builtin filter(Node node) {
        return node instanceof Node.Builtin it && it.name.equals("filter") ? it : null;
    }

    /** {@code map(filter(...), ...)} becomes a filter that maps, unless the mapping needs the index. */
    static Node filterThenMap(Node node) {
        if (node instanceof Node.Builtin map
                && map.name.equals("map")
                && map.arguments.get(1) instanceof Node.Predicate predicate
                && !usesIndex(predicate)) {
            Node.Builtin filter = filter(map.arguments.get(0));
            if (filter != null && filter.mapping == null) {
                Node.Builtin joined = new Node.Builtin("filter", filter.arguments);
                joined.mapping = predicate.body;
                return Optimizer.replace(node, joined);
            }
        }
        return node;
    }

    private static boolean usesIndex(Node node) {
        boolean[] found = {node instanceof Node.Pointer it && it.name.equals("index")};
        node.replaceChildren(child -> {
            found[0] |= usesIndex(child);
            return child;
        });
        return found[0];
    }

    static Node lengthOfFilter(Node node) {
        if (node instanceof Node.Builtin len && len.name.equals("len") && len.arguments.size() == 1) {
            Node.Builtin filter = filter(len.arguments.getFirst());
            if (filter != null) {
                return Optimizer.replace(node, new Node.Builtin("count", filter.arguments));
            }
        }
        return node;
    }

    static Node firstOfFilter(Node node) {
        return elementOfFilter(node, 0, "first", "find");
    }

    static Node lastOfFilter(Node node) {
        return elementOfFilter(node, -1, "last", "findLast");
    }

    private static Node elementOfFilter(Node node, long index, String function, String find) {
        if (node instanceof Node.Member member
                && !member.optional
                && member.property instanceof Node.Int at
                && at.value == index) {
            return found(node, member.base, find, true);
        }
        if (node instanceof Node.Builtin call && call.name.equals(function) && call.arguments.size() == 1) {
            return found(node, call.arguments.getFirst(), find, false);
        }
        return node;
    }

    private static Node found(Node node, Node base, String find, boolean strict) {
        Node.Builtin filter = filter(base);
        if (filter == null) {
            return node;
        }
        Node.Builtin found = new Node.Builtin(find, filter.arguments);
        found.strict = strict;
        found.mapping = filter.mapping;
        return Optimizer.replace(node, found);
    }
}

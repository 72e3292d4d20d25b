package dev.windlass.expr.optimize;

import dev.windlass.expr.syntax.Fault;
import dev.windlass.expr.syntax.Nature;
import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.Type;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rewrites a checked tree as the original's optimizer does.
 *
 * <p>It is there for its visible effects, not for speed: what is folded fails when compiling and not when running, a joined
 * loop does not evaluate what a separate one would, and a node that replaces others has no position of its own.
 */
public final class Optimizer {
    private static final int MOST_FOLDS = 1001;
    private static final List<UnaryOperator<Node>> BUILTIN_PASSES = List.of(
            Joins::filterThenMap,
            Joins::lengthOfFilter,
            Joins::lastOfFilter,
            Joins::firstOfFilter,
            Combination::visit,
            Sums::ofRange,
            Sums::ofArray,
            Sums::ofMap,
            Counts::any,
            Counts::threshold);

    private Optimizer() {}

    /**
     * The tree to compile; the one given is used up.
     *
     * @throws Fault if a constant operation cannot work
     */
    public static Node optimize(Node tree) {
        Contents contents = new Contents();
        contents.look(tree);
        Node node = contents.membership ? walk(tree, Membership::inConstants) : tree;
        for (int i = 0; i < MOST_FOLDS; i++) {
            Fold fold = new Fold();
            node = walk(node, fold::visit);
            if (!fold.applied()) {
                break;
            }
        }
        if (contents.membership) {
            node = walk(node, Membership::inRange);
        }
        if (contents.builtins) {
            for (UnaryOperator<Node> pass : BUILTIN_PASSES) {
                node = walk(node, pass);
            }
        }
        return node;
    }

    /** What a tree contains that some rewrites are about; the others have nothing to do without it. */
    private static final class Contents {
        private boolean membership;
        private boolean builtins;

        Node look(Node node) {
            membership |= node instanceof Node.Binary it && it.operator.equals("in");
            builtins |= node instanceof Node.Builtin;
            node.replaceChildren(this::look);
            return node;
        }
    }

    /** Rewrites children first, then the node itself. */
    private static Node walk(Node node, UnaryOperator<Node> visit) {
        if (!(node instanceof Node.Text || node instanceof Node.Identifier)) {
            node.replaceChildren(child -> walk(child, visit));
        }
        return visit.apply(node);
    }

    /** Puts a node in another's place, as of the type its value has. */
    static Node replaceTyped(Node old, Node by, Type type) {
        by.setNature(Nature.of(type));
        by.setPosition(old.position());
        return by;
    }

    /** Puts a node in another's place, as of the same type. */
    static Node replace(Node old, Node by) {
        by.setNature(Nature.of(old.nature().typeOrAny()));
        by.setPosition(old.position());
        return by;
    }

    static Node replaceByInt(Node old, long value) {
        return replaceTyped(old, new Node.Int(value), Type.INT);
    }
}

package dev.windlass.expr;

import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the guards of a program in its optimized tree. They are the conditions at the head of a conjunction: one counts
 * only if none before it can fail, whatever the values of the variables are.
 */
final class GuardFinder {
    /** What comes later is paid for by more than the limits foresee. */
    private static final int MOST = 8;

    private GuardFinder() {}

    static List<Guard> find(Node tree) {
        List<Node> conjuncts = new ArrayList<>();
        flatten(tree, conjuncts);
        List<Guard> guards = new ArrayList<>();
        for (Node each : conjuncts) {
            Guard guard = guard(each);
            if (guard != null) {
                guards.add(guard);
            }
            if (!isSafe(each)) {
                break;
            }
        }
        return List.copyOf(guards);
    }

    private static void flatten(Node node, List<Node> conjuncts) {
        if (node instanceof Node.Binary it && isAnd(it)) {
            flatten(it.left, conjuncts);
            if (conjuncts.size() < MOST) {
                flatten(it.right, conjuncts);
            }
        } else if (conjuncts.size() < MOST) {
            conjuncts.add(node);
        }
    }

    private static boolean isAnd(Node.Binary node) {
        return node.operator.equals("and") || node.operator.equals("&&");
    }

    private static boolean isOr(Node.Binary node) {
        return node.operator.equals("or") || node.operator.equals("||");
    }

    private static @Nullable Guard guard(Node node) {
        if (!(node instanceof Node.Binary it)) {
            return null;
        }
        return switch (it.operator) {
            case "==" -> isPath(it.left) ? equality(it.left, it.right) : equality(it.right, it.left);
            case "in" -> membership(it);
            case "startsWith" -> prefix(it);
            default -> isOr(it) ? either(guard(it.left), guard(it.right)) : null;
        };
    }

    private static @Nullable Guard equality(Node path, Node constant) {
        Object key = constantKey(constant);
        return key == null || !isPath(path) ? null : oneOf(path, Set.of(key), false);
    }

    private static @Nullable Guard membership(Node.Binary in) {
        if (!isPath(in.left)) {
            return null;
        }
        if (in.right instanceof Node.Constant it && it.value instanceof GoMap map) {
            return isTextKeys(it) ? oneOf(in.left, new HashSet<>(map.keySet()), true) : null;
        }
        List<Object> keys = elementKeys(in.right);
        return keys == null ? null : oneOf(in.left, new HashSet<>(keys), false);
    }

    private static @Nullable Guard prefix(Node.Binary node) {
        // Go compares bytes: half a character is told from the start of another by whole characters alone.
        return isPath(node.left)
                        && node.right instanceof Node.Text it
                        && it.value.chars().noneMatch(c -> Character.isSurrogate((char) c))
                ? new Guard(new Guard.Subject(node.left), new Guard.Condition.StartsWith(it.value))
                : null;
    }

    private static @Nullable Guard either(@Nullable Guard left, @Nullable Guard right) {
        if (left == null
                || right == null
                || !left.subject().equals(right.subject())
                || !(left.condition() instanceof Guard.Condition.OneOf a)
                || !(right.condition() instanceof Guard.Condition.OneOf b)) {
            return null;
        }
        Set<Object> keys = new HashSet<>(a.keys());
        keys.addAll(b.keys());
        return new Guard(left.subject(), new Guard.Condition.OneOf(keys, a.textsOnly() || b.textsOnly()));
    }

    private static Guard oneOf(Node path, Set<Object> keys, boolean textsOnly) {
        return new Guard(new Guard.Subject(path), new Guard.Condition.OneOf(keys, textsOnly));
    }

    /** A variable or a member of one, without {@code ?.}. */
    private static boolean isPath(Node node) {
        return switch (node) {
            case Node.Identifier it -> !it.name.equals("$env");
            case Node.Member it ->
                !it.optional
                        && !it.method
                        && (it.property instanceof Node.Text || it.property instanceof Node.Int)
                        && isPath(it.base);
            default -> false;
        };
    }

    /** Whether a node gives a bool whatever the variables' values are, as long as their types are the environment's. */
    private static boolean isSafe(Node node) {
        return switch (node) {
            case Node.Bool _ -> true;
            case Node.Unary it -> (it.operator.equals("!") || it.operator.equals("not")) && isSafe(it.operand);
            case Node.Binary it -> isSafe(it);
            default -> false;
        };
    }

    private static boolean isSafe(Node.Binary node) {
        return switch (node.operator) {
            case "==", "!=" -> isSafeOperand(node.left) && isSafeOperand(node.right);
            case "in" ->
                isSafePath(node.left)
                        && (elementKeys(node.right) != null
                                || (node.left.nature().is(Kind.STRING) && isTextKeys(node.right)));
            default -> (isAnd(node) || isOr(node)) && isSafe(node.left) && isSafe(node.right);
        };
    }

    private static boolean isSafeOperand(Node node) {
        return isSafePath(node) || constantKey(node) != null;
    }

    /** A variable, or a value of a variable that is a map by strings. */
    private static boolean isSafePath(Node node) {
        return isPath(node)
                && (!(node instanceof Node.Member it)
                        || (it.property instanceof Node.Text
                                && it.base instanceof Node.Identifier
                                && Type.OBJECT.equals(it.base.nature().type())));
    }

    private static boolean isTextKeys(Node node) {
        return node instanceof Node.Constant it
                && it.value instanceof GoMap map
                && Type.STRING.equals(map.type().key());
    }

    private static @Nullable Object constantKey(Node node) {
        return switch (node) {
            case Node.Nil _ -> ValueKey.of(null);
            case Node.Text it -> it.value;
            case Node.Bool it -> it.value;
            case Node.Int it -> ValueKey.of(it.value);
            case Node.Decimal it -> ValueKey.of(it.value);
            default -> {
                List<Object> values = elements(node);
                yield values == null ? null : ValueKey.of(values);
            }
        };
    }

    private static @Nullable List<Object> elementKeys(Node node) {
        List<Object> values = elements(node);
        return values == null ? null : values.stream().map(ValueKey::of).toList();
    }

    /** The elements of a literal array of texts, numbers and bools. */
    private static @Nullable List<Object> elements(Node node) {
        return switch (node) {
            case Node.Array it -> {
                List<Object> values = new ArrayList<>();
                for (Node each : it.nodes) {
                    Object value = scalar(each);
                    if (value == null) {
                        yield null;
                    }
                    values.add(value);
                }
                yield values;
            }
            case Node.Constant it
            when it.value instanceof List<?> list && list.stream().allMatch(GuardFinder::isScalar) ->
                new ArrayList<>(list);
            default -> null;
        };
    }

    private static @Nullable Object scalar(Node node) {
        return switch (node) {
            case Node.Text it -> it.value;
            case Node.Bool it -> it.value;
            case Node.Int it -> it.value;
            case Node.Decimal it -> it.value;
            default -> null;
        };
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Long || value instanceof Double;
    }
}

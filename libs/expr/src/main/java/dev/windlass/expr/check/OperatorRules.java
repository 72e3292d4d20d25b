package dev.windlass.expr.check;

import dev.windlass.expr.eval.Patterns;
import dev.windlass.expr.syntax.Nature;
import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.GoException;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Time;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which operand types a binary operator takes, and what comes of them. */
final class OperatorRules {
    private static final Nature TIME = Nature.of(Time.TYPE);
    private static final Nature DURATION = Nature.of(Duration.TYPE);

    private OperatorRules() {}

    /** The result's nature; null if the operator takes no such operands. */
    static @Nullable Nature result(Node.Binary node, Nature left, Nature right) {
        return switch (node.operator) {
            case "==", "!=" -> comparable(left, right) ? Nature.BOOL : null;
            case "or", "||", "and", "&&" ->
                both(left, right, OperatorRules::isBool) || maybe(left, right, OperatorRules::isBool)
                        ? Nature.BOOL
                        : null;
            case "<", ">", ">=", "<=" -> ordered(left, right) ? Nature.BOOL : null;
            case "-" -> difference(left, right);
            case "*" -> product(left, right);
            case "/", "**", "^" ->
                both(left, right, Nature::isNumber) || maybe(left, right, Nature::isNumber) ? Nature.FLOAT : null;
            case "%" ->
                both(left, right, Nature::isInteger) || maybe(left, right, Nature::isInteger) ? Nature.INT : null;
            case "+" -> sum(left, right);
            case "in" -> in(node, left, right);
            case "matches" -> matches(node, left, right);
            case "contains", "startsWith", "endsWith" ->
                both(left, right, OperatorRules::isString) || maybe(left, right, OperatorRules::isString)
                        ? Nature.BOOL
                        : null;
            case ".." ->
                both(left, right, Nature::isInteger) || maybe(left, right, Nature::isInteger) ? Nature.INTS : null;
            case "??" -> coalesced(left, right);
            default -> throw Checker.fault(node, "unknown operator (" + node.operator + ")");
        };
    }

    private static boolean isBool(Nature nature) {
        return nature.is(Kind.BOOL);
    }

    private static boolean isString(Nature nature) {
        return nature.is(Kind.STRING);
    }

    private static boolean isTime(Nature nature) {
        return Time.TYPE.equals(nature.type());
    }

    private static boolean isDuration(Nature nature) {
        return Duration.TYPE.equals(nature.type());
    }

    private static boolean isOrdered(Nature nature) {
        return nature.isNumber() || isString(nature) || isTime(nature) || isDuration(nature);
    }

    private static boolean both(Nature left, Nature right, Predicate<Nature> test) {
        return test.test(left) && test.test(right);
    }

    /** Whether one is unknown and the other unknown or fit. */
    private static boolean maybe(Nature left, Nature right, Predicate<Nature> fit) {
        return (left.isUnknown() && (right.isUnknown() || fit.test(right))) || (right.isUnknown() && fit.test(left));
    }

    static boolean comparable(Nature left, Nature right) {
        return left.isUnknown()
                || right.isUnknown()
                || left.isNil()
                || right.isNil()
                || both(left, right, Nature::isNumber)
                || both(left, right, Nature::isArray)
                || left.assignableTo(right);
    }

    private static boolean ordered(Nature left, Nature right) {
        return both(left, right, Nature::isNumber)
                || both(left, right, OperatorRules::isString)
                || both(left, right, OperatorRules::isTime)
                || both(left, right, OperatorRules::isDuration)
                || maybe(left, right, OperatorRules::isOrdered);
    }

    private static @Nullable Nature difference(Nature left, Nature right) {
        if (both(left, right, Nature::isNumber)) {
            return promoted(left, right);
        }
        if (isTime(left) && isTime(right)) {
            return DURATION;
        }
        if (isDuration(right) && (isTime(left) || isDuration(left))) {
            return left;
        }
        return maybe(left, right, it -> it.isNumber() || isTime(it) || isDuration(it)) ? Nature.UNKNOWN : null;
    }

    private static @Nullable Nature product(Nature left, Nature right) {
        if (both(left, right, Nature::isNumber)) {
            return promoted(left, right);
        }
        if (both(left, right, it -> it.isNumber() || isDuration(it))) {
            return DURATION;
        }
        return maybe(left, right, it -> it.isNumber() || isDuration(it)) ? Nature.UNKNOWN : null;
    }

    private static @Nullable Nature sum(Nature left, Nature right) {
        if (both(left, right, Nature::isNumber)) {
            return promoted(left, right);
        }
        if (both(left, right, OperatorRules::isString)) {
            return Nature.STRING;
        }
        if ((isTime(left) && isDuration(right)) || (isDuration(left) && isTime(right))) {
            return TIME;
        }
        if (both(left, right, OperatorRules::isDuration)) {
            return DURATION;
        }
        return maybe(left, right, OperatorRules::isOrdered) ? Nature.UNKNOWN : null;
    }

    private static Nature promoted(Nature left, Nature right) {
        return left.isFloat() || right.isFloat() ? Nature.FLOAT : Nature.INT;
    }

    private static @Nullable Nature in(Node node, Nature left, Nature right) {
        return switch (right.kind()) {
            case STRUCT -> isString(left) || left.isUnknown() ? Nature.BOOL : null;
            case MAP -> {
                if (!left.isUnknown() && !left.assignableTo(right.key())) {
                    throw Checker.fault(node, "cannot use " + left + " as type " + right.key() + " in map key");
                }
                yield Nature.BOOL;
            }
            case SLICE, ARRAY -> {
                if (!comparable(left, right.elem())) {
                    throw Checker.fault(node, "cannot use " + left + " as type " + right.elem() + " in array");
                }
                yield Nature.BOOL;
            }
            case STRING -> left.isUnknown() ? Nature.BOOL : null;
            default -> right.isUnknown() ? Nature.BOOL : null;
        };
    }

    private static @Nullable Nature matches(Node.Binary node, Nature left, Nature right) {
        if (node.right instanceof Node.Text pattern) {
            try {
                Patterns.compile(pattern.value);
            } catch (GoException e) {
                throw Checker.fault(node, e.getMessage());
            }
        }
        boolean known = (isString(left) || Type.BYTES.equals(left.type())) && isString(right);
        return known || maybe(left, right, OperatorRules::isString) ? Nature.BOOL : null;
    }

    private static Nature coalesced(Nature left, Nature right) {
        if (left.isNil()) {
            return right;
        }
        return right.isNil() || right.assignableTo(left) ? left : Nature.UNKNOWN;
    }
}

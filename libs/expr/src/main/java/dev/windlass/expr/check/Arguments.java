package dev.windlass.expr.check;

import dev.windlass.expr.syntax.Fault;
import dev.windlass.expr.syntax.Nature;
import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Signature;
import dev.windlass.golang.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches the arguments of a call against one function type. */
final class Arguments {
    private final Checker checker;
    private final String name;
    private final Signature signature;
    private final int receiver;

    Arguments(Checker checker, String name, Nature function) {
        this.checker = checker;
        this.name = name;
        this.signature = function.typeOrAny().signature();
        this.receiver = function.method() ? 1 : 0;
    }

    static Nature result(Nature function) {
        if (function.isUnknown()) {
            return Nature.UNKNOWN;
        }
        return Nature.of(function.typeOrAny().signature().results().getFirst());
    }

    /** What is wrong with the call; null if it fits, and then int literals have become what the function wants. */
    @Nullable Fault mismatch(List<Node> arguments, Node node) {
        int results = signature.results().size();
        if (results == 0) {
            return Checker.fault(node, "func " + name + " doesn't return value");
        }
        if (results > 2) {
            return Checker.fault(node, "func " + name + " returns more then two values");
        }
        Fault wrongNumber = wrongNumber(arguments.size(), node);
        if (wrongNumber != null) {
            arguments.forEach(checker::visit);
            return wrongNumber;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Fault wrongType = wrongType(arguments, i);
            if (wrongType != null) {
                return wrongType;
            }
        }
        return null;
    }

    private @Nullable Fault wrongNumber(int given, Node node) {
        int wanted = signature.params().size() - receiver;
        if (!signature.variadic() && given > wanted) {
            return Checker.fault(node, "too many arguments to call " + name);
        }
        if (given < (signature.variadic() ? wanted - 1 : wanted)) {
            return Checker.fault(node, "not enough arguments to call " + name);
        }
        return null;
    }

    private @Nullable Fault wrongType(List<Node> arguments, int index) {
        Node argument = arguments.get(index);
        Nature given = checker.visit(argument);
        Nature wanted = Nature.of(signature.param(index + receiver));
        if (wanted.isFloat() && given.isInteger()) {
            arguments.set(index, toFloat(argument, wanted.typeOrAny()));
            return null;
        }
        if (wanted.isInteger() && given.isInteger() && given.kind() != wanted.kind()) {
            toInteger(argument, wanted);
            return null;
        }
        if (given.isNil()) {
            return wanted.is(Kind.POINTER) || wanted.is(Kind.INTERFACE)
                    ? null
                    : Checker.fault(argument, "cannot use nil as argument (type " + wanted + ") to call " + name);
        }
        if (given.assignableTo(wanted)
                || (given.is(Kind.POINTER) && given.deref().assignableTo(wanted))
                || given.isUnknown()) {
            return null;
        }
        return Checker.fault(
                argument, "cannot use " + given + " as argument (type " + wanted + ") to call " + name + " ");
    }

    private static Node toFloat(Node node, Type type) {
        if (node instanceof Node.Int it) {
            Node number = new Node.Decimal(it.value);
            number.setNature(Nature.of(type));
            return number;
        }
        if (node instanceof Node.Unary it) {
            it.operand = toFloat(it.operand, type);
        } else if (node instanceof Node.Binary it && isArithmetic(it.operator)) {
            it.left = toFloat(it.left, type);
            it.right = toFloat(it.right, type);
        }
        return node;
    }

    private static void toInteger(Node node, Nature wanted) {
        if (node instanceof Node.Int) {
            node.setNature(wanted);
        } else if (node instanceof Node.Unary it) {
            it.setNature(wanted);
            toInteger(it.operand, wanted);
        } else if (node instanceof Node.Binary it && isArithmetic(it.operator)) {
            toInteger(it.left, wanted);
            toInteger(it.right, wanted);
        }
    }

    private static boolean isArithmetic(String operator) {
        return operator.equals("+") || operator.equals("-") || operator.equals("*");
    }
}

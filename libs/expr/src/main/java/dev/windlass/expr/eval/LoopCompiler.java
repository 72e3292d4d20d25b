package dev.windlass.expr.eval;

import dev.windlass.expr.syntax.Node;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns calls of built-in functions into code. */
final class LoopCompiler {
    private final Function<Node, Code> compiler;

    LoopCompiler(Function<Node, Code> compiler) {
        this.compiler = compiler;
    }

    Code compile(Node.Builtin node) {
        int position = node.position();
        List<Node> arguments = node.arguments;
        return switch (node.name) {
            case "all" -> new Tests.Quantifier(position, first(node), second(node), false, false);
            case "none" -> new Tests.Quantifier(position, first(node), second(node), true, false);
            case "any" -> new Tests.Quantifier(position, first(node), second(node), true, true);
            case "one" -> new Tests.One(position, first(node), second(node));
            case "count" -> new Tests.Count(position, first(node), optional(arguments, 1), node.threshold);
            case "filter" -> new Collects.Collect(position, first(node), second(node), true, mapping(node));
            case "map" -> new Collects.Collect(position, first(node), second(node), false, null);
            case "sum" -> new Collects.Sum(position, first(node), optional(arguments, 1));
            case "find" -> new Finds.First(position, first(node), second(node), mapping(node), element(node));
            case "findIndex" -> new Finds.First(position, first(node), second(node), null, Finds.Result.INDEX);
            case "findLast" -> new Finds.Last(position, first(node), second(node), mapping(node), element(node));
            case "findLastIndex" -> new Finds.Last(position, first(node), second(node), null, Finds.Result.INDEX);
            case "groupBy" -> new Collects.Group(position, first(node), second(node));
            case "sortBy" -> new Collects.SortBy(position, first(node), second(node), optional(arguments, 2));
            case "reduce" -> new Collects.Reduce(position, first(node), second(node), initial(arguments));
            default -> plain(node);
        };
    }

    private Code plain(Node.Builtin node) {
        Code[] operands =
                node.arguments.stream().map(each -> argument(node.name, each)).toArray(Code[]::new);
        return Functions.call(node.position(), node.name, operands);
    }

    /** An argument; a pointer gives what it points to, but a time zone of a date is wanted as it is. */
    private Code argument(String name, Node node) {
        Code code = compiler.apply(node);
        boolean keeps =
                name.equals("now") || (name.equals("date") && !node.nature().isUnknown());
        return keeps ? code : Follow.pointers(node, code);
    }

    private Code first(Node.Builtin node) {
        return operand(node.arguments.getFirst());
    }

    private Code operand(Node node) {
        return Follow.pointers(node, compiler.apply(node));
    }

    private Code second(Node.Builtin node) {
        return compiler.apply(node.arguments.get(1));
    }

    private @Nullable Code optional(List<Node> arguments, int index) {
        return index < arguments.size() ? compiler.apply(arguments.get(index)) : null;
    }

    private @Nullable Code initial(List<Node> arguments) {
        return arguments.size() > 2 ? operand(arguments.get(2)) : null;
    }

    private @Nullable Code mapping(Node.Builtin node) {
        return node.mapping == null ? null : compiler.apply(node.mapping);
    }

    private static Finds.Result element(Node.Builtin node) {
        return node.strict ? Finds.Result.ELEMENT_OR_PANIC : Finds.Result.ELEMENT;
    }
}

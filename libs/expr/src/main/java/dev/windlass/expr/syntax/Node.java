package dev.windlass.expr.syntax;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A node of the syntax tree.
 *
 * <p>Only the compiler that owns a tree changes it: the checker sets natures, the optimizer replaces children. A node may have
 * two parents ({@code 1 < x < 3} has one {@code x}).
 */
public abstract sealed class Node {
    private int position;
    private Nature nature = Nature.UNKNOWN;

    /** Where an error in it is shown, in code points from the source's start. */
    public final int position() {
        return position;
    }

    public final Nature nature() {
        return nature;
    }

    public final void setPosition(int position) {
        this.position = position;
    }

    public final void setNature(Nature nature) {
        this.nature = nature;
    }

    /** Replaces each child by what the operator makes of it, in order. */
    public void replaceChildren(UnaryOperator<Node> with) {}

    /** The expression in canonical form. */
    @Override
    public final String toString() {
        return Printer.print(this);
    }

    static void replaceAll(List<Node> nodes, UnaryOperator<Node> with) {
        nodes.replaceAll(with);
    }

    /** The literal nil. */
    public static final class Nil extends Node {}

    /** A name of the environment, a variable, or {@code $env}. */
    public static final class Identifier extends Node {
        public final String name;

        public Identifier(String name) {
            this.name = name;
        }
    }

    /** An int literal. */
    public static final class Int extends Node {
        public final long value;

        public Int(long value) {
            this.value = value;
        }
    }

    /** A float64 literal. */
    public static final class Decimal extends Node {
        public final double value;

        public Decimal(double value) {
            this.value = value;
        }
    }

    /** The literal true or false. */
    public static final class Bool extends Node {
        public final boolean value;

        public Bool(boolean value) {
            this.value = value;
        }
    }

    /** A string literal, also the name behind a dot. */
    public static final class Text extends Node {
        public final String value;

        public Text(String value) {
            this.value = value;
        }
    }

    /** A bytes literal such as {@code b"\xff"}. */
    public static final class Bytes extends Node {
        public final byte[] value;

        public Bytes(byte[] value) {
            this.value = value;
        }
    }

    /** A value that the optimizer computed. */
    public static final class Constant extends Node {
        public final Object value;

        public Constant(Object value) {
            this.value = value;
        }
    }

    /** {@code -x}, {@code +x}, {@code !x}, {@code not x}. */
    public static final class Unary extends Node {
        public final String operator;
        public Node operand;

        public Unary(String operator, Node operand) {
            this.operator = operator;
            this.operand = operand;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            operand = with.apply(operand);
        }
    }

    /** Two operands and an operator between them. */
    public static final class Binary extends Node {
        public final String operator;
        public Node left;
        public Node right;

        public Binary(String operator, Node left, Node right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            left = with.apply(left);
            right = with.apply(right);
        }
    }

    /** A chain of members that ends in nil at the first {@code ?.} on nil. */
    public static final class Chain extends Node {
        public Node inner;

        public Chain(Node inner) {
            this.inner = inner;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            inner = with.apply(inner);
        }
    }

    /** {@code base.name}, {@code base[index]}, {@code base?.name}. */
    public static final class Member extends Node {
        public Node base;
        public Node property;
        public final boolean optional;
        /** Whether it is called. */
        public boolean method;

        public Member(Node base, Node property, boolean optional) {
            this.base = base;
            this.property = property;
            this.optional = optional;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            base = with.apply(base);
            property = with.apply(property);
        }
    }

    /** {@code base[from:to]}; either bound may be absent. */
    public static final class Slice extends Node {
        public Node base;
        public @Nullable Node from;
        public @Nullable Node to;

        public Slice(Node base, @Nullable Node from, @Nullable Node to) {
            this.base = base;
            this.from = from;
            this.to = to;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            base = with.apply(base);
            if (from != null) {
                from = with.apply(from);
            }
            if (to != null) {
                to = with.apply(to);
            }
        }
    }

    /** A call of a function of the environment or of a method. */
    public static final class Call extends Node {
        public Node callee;
        public final List<Node> arguments;

        public Call(Node callee, List<Node> arguments) {
            this.callee = callee;
            this.arguments = arguments;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            callee = with.apply(callee);
            replaceAll(arguments, with);
        }
    }

    /** A call of a built-in function. */
    public static final class Builtin extends Node {
        public final String name;
        public final List<Node> arguments;
        /** Whether a find without a match is an error, as it stands for the index of a filter's result. */
        public boolean strict;
        /** What a filter or find gives in place of the element, if the optimizer joined a map into it. */
        public @Nullable Node mapping;
        /** How many matches end a count early; 0: none do. */
        public long threshold;

        public Builtin(String name, List<Node> arguments) {
            this.name = name;
            this.arguments = arguments;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            replaceAll(arguments, with);
        }
    }

    /** The body that a built-in function evaluates for each element. */
    public static final class Predicate extends Node {
        public Node body;

        public Predicate(Node body) {
            this.body = body;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            body = with.apply(body);
        }
    }

    /** {@code #}, {@code #index}, {@code #acc}; the name is empty for the first. */
    public static final class Pointer extends Node {
        public final String name;

        public Pointer(String name) {
            this.name = name;
        }
    }

    /** {@code cond ? then : otherwise}, or an if with blocks. */
    public static final class Conditional extends Node {
        public final boolean ternary;
        public Node condition;
        public Node then;
        public Node otherwise;

        public Conditional(boolean ternary, Node condition, Node then, Node otherwise) {
            this.ternary = ternary;
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            condition = with.apply(condition);
            then = with.apply(then);
            otherwise = with.apply(otherwise);
        }
    }

    /** {@code let name = value; body}. */
    public static final class Let extends Node {
        public final String name;
        public Node value;
        public Node body;

        public Let(String name, Node value, Node body) {
            this.name = name;
            this.value = value;
            this.body = body;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            value = with.apply(value);
            body = with.apply(body);
        }
    }

    /** Expressions between semicolons; the last gives the result. */
    public static final class Sequence extends Node {
        public final List<Node> nodes;

        public Sequence(List<Node> nodes) {
            this.nodes = nodes;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            replaceAll(nodes, with);
        }
    }

    /** {@code [a, b]}. */
    public static final class Array extends Node {
        public final List<Node> nodes;

        public Array(List<Node> nodes) {
            this.nodes = nodes;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            replaceAll(nodes, with);
        }
    }

    /** <code>{key: value}</code>; the nodes are {@link Pair}s. */
    public static final class Map extends Node {
        public final List<Node> pairs;

        public Map(List<Node> pairs) {
            this.pairs = pairs;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            replaceAll(pairs, with);
        }
    }

    /** One entry of a {@link Map}. */
    public static final class Pair extends Node {
        public Node key;
        public Node value;

        public Pair(Node key, Node value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public void replaceChildren(UnaryOperator<Node> with) {
            key = with.apply(key);
            value = with.apply(value);
        }
    }
}

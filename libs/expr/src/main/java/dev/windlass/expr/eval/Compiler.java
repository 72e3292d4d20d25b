package dev.windlass.expr.eval;

import dev.windlass.expr.syntax.Nature;
import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a checked tree into code, choosing by the natures of the nodes. */
public final class Compiler {
    private record Variable(String name, int index) {}

    private final List<Variable> scopes = new ArrayList<>();
    private int variables;

    private Compiler() {}

    /** The code of a whole tree, and how many variables it needs. */
    public record Compiled(Code code, int variables) {}

    public static Compiled compileTree(Node tree) {
        Compiler compiler = new Compiler();
        Code code = compiler.compile(tree);
        return new Compiled(code, compiler.variables);
    }

    private Code compile(Node node) {
        int position = node.position();
        return switch (node) {
            case Node.Nil ignored -> new Leaves.Constant(position, null);
            case Node.Identifier it -> identifier(it);
            case Node.Int it -> new Leaves.Constant(position, integer(it));
            case Node.Decimal it ->
                new Leaves.Constant(
                        position, it.nature().is(Kind.FLOAT32) ? (Object) (float) it.value : (Object) it.value);
            case Node.Bool it -> new Leaves.Constant(position, it.value);
            case Node.Text it -> new Leaves.Constant(position, it.value);
            case Node.Bytes it -> new Leaves.Constant(position, it.value);
            case Node.Constant it -> new Leaves.Constant(position, it.value);
            case Node.Unary it -> unary(it);
            case Node.Binary it -> binary(it);
            case Node.Chain it -> new Members.Chain(position, compile(it.inner));
            case Node.Member it -> member(it);
            case Node.Slice it -> slice(it);
            case Node.Call it -> call(it);
            case Node.Builtin it -> new LoopCompiler(this::compile).compile(it);
            case Node.Predicate it -> compile(it.body);
            case Node.Pointer it -> pointer(it);
            case Node.Conditional it ->
                new Control.Conditional(position, operand(it.condition), compile(it.then), compile(it.otherwise));
            case Node.Let it -> let(it);
            case Node.Sequence it -> new Control.Sequence(position, compileAll(it.nodes));
            case Node.Array it -> strict(position, Compiler::array, compileAll(it.nodes));
            case Node.Map it -> map(it);
            case Node.Pair ignored -> throw new IllegalStateException("a pair outside a map");
        };
    }

    /** The code of an operand; a pointer gives what it points to. */
    private Code operand(Node node) {
        return Follow.pointers(node, compile(node));
    }

    private Code[] compileAll(List<Node> nodes) {
        Code[] codes = new Code[nodes.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = compile(nodes.get(i));
        }
        return codes;
    }

    static Code strict(int position, Strict.Operation operation, Code... operands) {
        return Stacked.anyLeaves(operands)
                ? new Stacked(position, operands, operation)
                : new Strict.Many(position, operands, operation);
    }

    private static Code strict(int position, Strict.BinaryOperation operation, Code left, Code right) {
        return Stacked.anyLeaves(left, right)
                ? new Stacked(
                        position,
                        new Code[] {left, right},
                        (frame, operands) -> operation.apply(frame, operands[0], operands[1]))
                : new Strict.Binary(position, left, right, operation);
    }

    private Code identifier(Node.Identifier node) {
        for (int i = scopes.size() - 1; i >= 0; i--) {
            if (scopes.get(i).name.equals(node.name)) {
                return new Leaves.Variable(node.position(), scopes.get(i).index);
            }
        }
        return node.name.equals("$env")
                ? new Leaves.Everything(node.position())
                : new Leaves.Name(node.position(), node.name);
    }

    private static Object integer(Node.Int node) {
        Kind kind = node.nature().kind();
        return switch (kind) {
            case FLOAT32 -> (float) node.value;
            case FLOAT64 -> (double) node.value;
            case INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64 -> {
                Object number = Num.of(kind, node.value);
                if (kind.isUnsigned() ? node.value < 0 : false) {
                    throw new GoPanic("constant " + node.value + " overflows " + kind);
                }
                if (kind != Kind.UINT32 && number instanceof Num num && num.bits() != node.value) {
                    throw new GoPanic("constant " + node.value + " overflows " + kind);
                }
                yield number;
            }
            default -> node.value;
        };
    }

    private Code unary(Node.Unary node) {
        Code operand = operand(node.operand);
        return switch (node.operator) {
            case "!", "not" -> new Control.Not(node.position(), operand);
            case "-" -> new Strict.Unary(node.position(), operand, (frame, value) -> Arithmetic.negate(value));
            default -> operand;
        };
    }

    private Code binary(Node.Binary node) {
        int position = node.position();
        return switch (node.operator) {
            case "or", "||" -> new Control.Logic(position, operand(node.left), operand(node.right), true);
            case "and", "&&" -> new Control.Logic(position, operand(node.left), operand(node.right), false);
            case "==" -> equal(node);
            case "!=" -> new Control.Not(position, equal(node));
            case "matches" -> matches(node);
            case "??" -> new Control.Coalesce(position, coalesced(node.left), coalesced(node.right));
            default -> strict(position, operation(node.operator), operand(node.left), operand(node.right));
        };
    }

    /** An operand of {@code ??}, where a chain may end in a nil slice or map. */
    private Code coalesced(Node node) {
        return node instanceof Node.Chain chain
                ? Follow.pointers(node, new Members.Chain(chain.position(), compile(chain.inner)))
                : operand(node);
    }

    private static Strict.BinaryOperation operation(String operator) {
        return switch (operator) {
            case "<" -> Comparison::less;
            case ">" -> Comparison::more;
            case "<=" -> Comparison::lessOrEqual;
            case ">=" -> Comparison::moreOrEqual;
            case "+" -> Arithmetic::add;
            case "-" -> (frame, a, b) -> Arithmetic.subtract(a, b);
            case "*" -> (frame, a, b) -> Arithmetic.multiply(a, b);
            case "/" -> (frame, a, b) -> Arithmetic.divide(a, b);
            case "%" -> (frame, a, b) -> Arithmetic.modulo(a, b);
            case "**", "^" -> (frame, a, b) -> Arithmetic.power(a, b);
            case "in" -> Access::in;
            case "contains" -> Strings::contains;
            case "startsWith" -> Strings::startsWith;
            case "endsWith" -> Strings::endsWith;
            case ".." -> Compiler::range;
            default -> throw new IllegalStateException("no operator " + operator);
        };
    }

    private static Object range(Frame frame, @Nullable Object a, @Nullable Object b) {
        long from = Numbers.toInt(a);
        long to = Numbers.toInt(b);
        long size = Math.max(0, to - from + 1);
        frame.grow(size);
        long[] values = new long[(int) size];
        for (int i = 0; i < values.length; i++) {
            values[i] = from + i;
        }
        return Slice.ints(values);
    }

    private Code equal(Node.Binary node) {
        int position = node.position();
        Code left = operand(node.left);
        Code right = operand(node.right);
        Kind kind = node.left.nature().kind();
        if (kind == node.right.nature().kind() && isSimple(node.left) && isSimple(node.right)) {
            if (kind == Kind.INT) {
                return strict(position, Compiler::equalInts, left, right);
            }
            if (kind == Kind.STRING) {
                return strict(position, Compiler::equalStrings, left, right);
            }
        }
        if (right instanceof Leaves.Constant it && it.value instanceof String text) {
            return new Strict.EqualsText(position, compile(node.left), text);
        }
        return strict(position, Comparison::equal, left, right);
    }

    private static boolean isSimple(Node node) {
        Type type = node.nature().type();
        return type != null && type.isPredeclared();
    }

    private static Object equalInts(Frame frame, @Nullable Object a, @Nullable Object b) {
        if (!(a instanceof Long x)) {
            throw Code.assertion(a, "int");
        }
        if (!(b instanceof Long y)) {
            throw Code.assertion(b, "int");
        }
        return x.equals(y);
    }

    private static Object equalStrings(Frame frame, @Nullable Object a, @Nullable Object b) {
        String left = Strings.text(a);
        return left.equals(Strings.text(b));
    }

    private Code matches(Node.Binary node) {
        int position = node.position();
        Code left = operand(node.left);
        if (node.right instanceof Node.Text text) {
            Regex pattern = Regex.compile(text.value);
            return new Strict.Unary(position, left, pattern::matches);
        }
        return strict(position, Regex::matches, left, operand(node.right));
    }

    private Code member(Node.Member node) {
        int position = node.position();
        Code base = compile(node.base);
        if (node.optional || isLinked(node.base)) {
            return new Members.Linked(position, base, operand(node.property), node.optional);
        }
        if (node.property instanceof Node.Text name) {
            return new Members.Named(position, base, name.value);
        }
        return strict(position, Compiler::fetch, base, operand(node.property));
    }

    private static @Nullable Object fetch(Frame frame, @Nullable Object from, @Nullable Object key) {
        frame.look(from);
        return Access.fetch(from, key);
    }

    /** Whether a node may give {@link Members#BROKEN}. */
    private static boolean isLinked(Node node) {
        return switch (node) {
            case Node.Member it -> it.optional || isLinked(it.base);
            case Node.Call it -> isLinked(it.callee);
            default -> false;
        };
    }

    private Code slice(Node.Slice node) {
        int position = node.position();
        Code base = compile(node.base);
        Code from = node.from == null ? new Leaves.Constant(position, 0L) : operand(node.from);
        if (node.to != null) {
            Code to = operand(node.to);
            return strict(position, (frame, it) -> Access.slice(frame, it[0], it[2], it[1]), base, to, from);
        }
        if (Stacked.anyLeaves(from)) {
            Code length = new Slices.LengthOfTop(position);
            return new Stacked(
                    position, new Code[] {base, length, from}, (frame, it) -> Access.slice(frame, it[0], it[2], it[1]));
        }
        return new Slices.ToEnd(position, base, from);
    }

    private Code call(Node.Call node) {
        int position = node.position();
        Code[] arguments = compileAll(node.arguments);
        Code callee = compile(node.callee);
        Nature nature = node.callee.nature();
        Calls.Caller caller = Calls.of(nature.typeOrAny(), nature.method());
        if (isLinked(node.callee)) {
            return new Members.LinkedCall(position, arguments, callee, caller);
        }
        Code[] operands = Arrays.copyOf(arguments, arguments.length + 1);
        operands[arguments.length] = callee;
        return strict(
                position,
                (frame, values) ->
                        caller.call(frame, values[values.length - 1], Arrays.copyOf(values, values.length - 1)),
                operands);
    }

    private static Code pointer(Node.Pointer node) {
        return switch (node.name) {
            case "index" -> new Leaves.Index(node.position());
            case "acc" -> new Leaves.Accumulator(node.position());
            default -> new Leaves.Item(node.position());
        };
    }

    private Code let(Node.Let node) {
        Code value = compile(node.value);
        int index = variables++;
        scopes.add(new Variable(node.name, index));
        Code body = compile(node.body);
        scopes.removeLast();
        return new Control.Let(node.position(), index, value, body);
    }

    private static Object array(Frame frame, @Nullable Object[] values) {
        frame.grow(values.length);
        return Arrays.asList(values);
    }

    private Code map(Node.Map node) {
        List<Code> codes = new ArrayList<>();
        for (Node each : node.pairs) {
            if (each instanceof Node.Pair pair) {
                codes.add(compile(pair.key));
                codes.add(compile(pair.value));
            }
        }
        return strict(node.position(), Compiler::map, codes.toArray(Code[]::new));
    }

    /** Of equal keys the first counts. */
    private static Object map(Frame frame, @Nullable Object[] values) {
        frame.grow(values.length / 2);
        Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(values.length / 2);
        for (int i = values.length - 2; i >= 0; i -= 2) {
            map.put(Strings.text(values[i]), values[i + 1]);
        }
        return map;
    }
}

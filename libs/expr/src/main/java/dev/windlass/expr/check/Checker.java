package dev.windlass.expr.check;

import dev.windlass.expr.syntax.Builtins;
import dev.windlass.expr.syntax.Fault;
import dev.windlass.expr.syntax.Nature;
import dev.windlass.expr.syntax.Nesting;
import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Infers the nature of every node of a tree, and refuses what cannot work whatever the values are.
 *
 * <p>It also turns int literals into other numbers where a function of the environment wants those.
 */
public final class Checker {
    private record Variable(String name, Nature nature) {}

    private record Scope(Nature collection, Map<String, Nature> pointers) {}

    private static final Map<String, Nature> INDEX = Map.of("index", Nature.INT);
    private static final Map<String, Nature> INDEX_AND_ACC = Map.of("index", Nature.INT, "acc", Nature.UNKNOWN);

    private final Shape shape;
    private final Nesting nesting;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Scope> scopes = new ArrayList<>();
    private int visitsLeft;

    private Checker(Shape shape, Nesting nesting, int maxVisits) {
        this.shape = shape;
        this.nesting = nesting;
        this.visitsLeft = maxVisits;
    }

    /**
     * Checks a whole tree.
     *
     * @param maxVisits how many nodes may be looked at; a tree with shared nodes can be far larger than its source
     * @throws Fault if the expression cannot work
     * @throws Nesting.TooDeep if it is nested deeper than allowed
     */
    public static void check(Node tree, Shape shape, Nesting nesting, int maxVisits) {
        new Checker(shape, nesting, maxVisits).visit(tree);
    }

    Nature visit(Node node) {
        if (--visitsLeft < 0) {
            throw new Fault("compilation failed: expression is too complex", node.position());
        }
        nesting.enter();
        Nature nature = infer(node);
        nesting.leave();
        node.setNature(nature);
        return nature;
    }

    private Nature infer(Node node) {
        return switch (node) {
            case Node.Nil ignored -> Nature.NIL;
            case Node.Identifier it -> identifier(it);
            case Node.Int ignored -> Nature.INT;
            case Node.Decimal ignored -> Nature.FLOAT;
            case Node.Bool ignored -> Nature.BOOL;
            case Node.Text ignored -> Nature.STRING;
            case Node.Bytes ignored -> Nature.BYTES;
            case Node.Constant it -> it.nature();
            case Node.Unary it -> unary(it);
            case Node.Binary it -> binary(it);
            case Node.Chain it -> visit(it.inner);
            case Node.Member it -> member(it);
            case Node.Slice it -> slice(it);
            case Node.Call it -> call(it);
            case Node.Builtin it -> builtin(it);
            case Node.Predicate it -> Nature.predicate(visit(it.body));
            case Node.Pointer it -> pointer(it);
            case Node.Conditional it -> conditional(it);
            case Node.Let it -> let(it);
            case Node.Sequence it -> sequence(it);
            case Node.Array it -> array(it);
            case Node.Map it -> map(it);
            case Node.Pair it -> pair(it);
        };
    }

    static Fault fault(Node node, String message) {
        return new Fault(message, node.position());
    }

    private Nature identifier(Node.Identifier node) {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name.equals(node.name)) {
                return variables.get(i).nature;
            }
        }
        return node.name.equals("$env") ? Nature.UNKNOWN : lookUp(node, node.name, true, true);
    }

    private Nature lookUp(Node node, String name, boolean strict, boolean builtins) {
        Nature known = shape.names().get(name);
        if (known != null) {
            return known;
        }
        if (builtins && Builtins.isBuiltin(name)) {
            return Nature.builtin(name, Overloads.typeOf(name));
        }
        if (strict && shape.known()) {
            throw fault(node, "unknown name " + name);
        }
        return Nature.UNKNOWN;
    }

    private Nature unary(Node.Unary node) {
        Nature nature = visit(node.operand).deref();
        if (node.operator.equals("!") || node.operator.equals("not")) {
            if (nature.is(Kind.BOOL) || nature.isUnknown()) {
                return Nature.BOOL;
            }
        } else if (nature.isNumber()) {
            return nature;
        } else if (nature.isUnknown()) {
            return Nature.UNKNOWN;
        }
        throw fault(node, "invalid operation: " + node.operator + " (mismatched type " + nature + ")");
    }

    private Nature binary(Node.Binary node) {
        Nature left = visit(node.left).deref();
        Nature right = visit(node.right).deref();
        Nature result = OperatorRules.result(node, left, right);
        if (result == null) {
            throw fault(
                    node, "invalid operation: " + node.operator + " (mismatched types " + left + " and " + right + ")");
        }
        return result;
    }

    private Nature member(Node.Member node) {
        String name = node.property instanceof Node.Text it ? it.value : null;
        if (node.base instanceof Node.Identifier it && it.name.equals("$env")) {
            return name == null ? Nature.UNKNOWN : lookUp(node, name, !node.optional, false);
        }
        Nature base = visit(node.base);
        Nature property = visit(node.property);
        if (base.isUnknown()) {
            return Nature.UNKNOWN;
        }
        if (name != null) {
            if (base.isNil()) {
                throw fault(node, "type nil has no field " + name);
            }
            Nature method = Methods.find(base, name);
            if (method != null) {
                return method;
            }
        }
        return element(node, base.deref(), property, name);
    }

    private static Nature element(Node.Member node, Nature base, Nature property, @Nullable String name) {
        Nature index = property.deref();
        return switch (base.kind()) {
            case MAP -> {
                if (!property.assignableTo(base.key()) && !index.assignableTo(base.key()) && !index.isUnknown()) {
                    throw fault(node.property, "cannot use " + property + " to get an element from " + base);
                }
                yield base.elem();
            }
            case ARRAY, SLICE -> {
                if (!index.isInteger() && !index.isUnknown()) {
                    throw fault(
                            node.property, "array elements can only be selected using an integer (got " + index + ")");
                }
                yield base.elem();
            }
            default -> {
                if (name == null) {
                    throw fault(node, "type " + base + "[" + property + "] is undefined");
                }
                throw fault(node, "type " + base + " has no " + (node.method ? "method " : "field ") + name);
            }
        };
    }

    private Nature slice(Node.Slice node) {
        Nature base = visit(node.base);
        if (base.isUnknown()) {
            return Nature.UNKNOWN;
        }
        if (!base.is(Kind.STRING) && !base.isArray()) {
            throw fault(node, "cannot slice " + base);
        }
        bound(node.from);
        bound(node.to);
        return base;
    }

    private void bound(@Nullable Node node) {
        if (node != null) {
            Nature nature = visit(node).deref();
            if (!nature.isInteger() && !nature.isUnknown()) {
                throw fault(node, "non-integer slice index " + nature);
            }
        }
    }

    private Nature call(Node.Call node) {
        Type known = node.nature().type();
        if (known != null && !Type.ANY.equals(known)) {
            return node.nature();
        }
        if (node.callee instanceof Node.Identifier it && it.name.equals("$env")) {
            throw fault(node, (shape.known() ? Type.OBJECT : "unknown") + " is not callable");
        }
        Nature callee = visit(node.callee);
        if (callee.isUnknown()) {
            return Nature.UNKNOWN;
        }
        String builtin = callee.builtin();
        if (builtin != null) {
            return function(builtin, node, node.arguments);
        }
        String name = nameOf(node.callee);
        if (callee.isNil()) {
            throw fault(node, name + " is nil; cannot call nil as function");
        }
        if (!callee.is(Kind.FUNC)) {
            throw fault(node, callee + " is not callable");
        }
        Fault mismatch = new Arguments(this, name, callee).mismatch(node.arguments, node);
        if (mismatch != null) {
            throw mismatch;
        }
        return Arguments.result(callee);
    }

    private static String nameOf(Node callee) {
        if (callee instanceof Node.Identifier it) {
            return it.name;
        }
        return callee instanceof Node.Member it && it.property instanceof Node.Text text ? text.value : "function";
    }

    private Nature builtin(Node.Builtin node) {
        Nature result = new Predicates(this).check(node);
        if (result != null) {
            return result;
        }
        return node.name.equals("get") ? get(node) : function(node.name, node, node.arguments);
    }

    /** Visits a predicate with {@code #} standing for an element of the collection. */
    Nature predicate(Node predicate, Nature collection, String builtin) {
        Map<String, Nature> pointers = switch (builtin) {
            case "map" -> INDEX;
            case "reduce" -> INDEX_AND_ACC;
            default -> Map.of();
        };
        scopes.add(new Scope(collection, pointers));
        Nature nature = visit(predicate);
        scopes.removeLast();
        return nature;
    }

    private Nature get(Node.Builtin node) {
        if (node.arguments.size() != 2) {
            throw fault(node, "invalid number of arguments (expected 2, got " + node.arguments.size() + ")");
        }
        Node from = node.arguments.get(0);
        Node key = node.arguments.get(1);
        Nature base = visit(from);
        Nature property = visit(key).deref();
        if (from instanceof Node.Identifier it && it.name.equals("$env")) {
            Nature known = key instanceof Node.Text name ? shape.names().get(name.value) : null;
            return known == null ? Nature.UNKNOWN : known;
        }
        if (base.isUnknown()) {
            return Nature.UNKNOWN;
        }
        switch (base.kind()) {
            case SLICE, ARRAY -> {
                if (!property.isInteger() && !property.isUnknown()) {
                    throw fault(key, "non-integer slice index " + property);
                }
            }
            case MAP -> {
                if (!property.assignableTo(base.key()) && !property.isUnknown()) {
                    throw fault(key, "cannot use " + property + " to get an element from " + base);
                }
            }
            default -> throw fault(from, "type " + base + " does not support indexing");
        }
        return base.elem();
    }

    private Nature function(String name, Node node, List<Node> arguments) {
        if (Validation.validates(name)) {
            return validated(name, node, arguments);
        }
        List<Type> overloads = Overloads.of(name);
        if (overloads.isEmpty()) {
            Nature untyped = Nature.of(Overloads.typeOf(name));
            return matched(untyped, new Arguments(this, name, untyped).mismatch(arguments, node));
        }
        Fault last = null;
        for (Type overload : overloads) {
            Nature function = Nature.of(overload);
            last = new Arguments(this, name, function).mismatch(arguments, node);
            if (last == null) {
                if (node instanceof Node.Call call) {
                    call.callee.setNature(function);
                }
                return Arguments.result(function);
            }
        }
        return matched(Nature.UNKNOWN, last);
    }

    private static Nature matched(Nature function, @Nullable Fault mismatch) {
        if (mismatch != null) {
            throw mismatch;
        }
        return Arguments.result(function);
    }

    private Nature validated(String name, Node node, List<Node> arguments) {
        List<@Nullable Type> types = new ArrayList<>();
        for (Node argument : arguments) {
            Nature nature = visit(argument);
            types.add(nature.isUnknown() ? Type.ANY : nature.type());
        }
        try {
            return Nature.of(Validation.check(name, types));
        } catch (Validation.Mismatch e) {
            throw fault(node, e.reason());
        }
    }

    private Nature pointer(Node.Pointer node) {
        if (scopes.isEmpty()) {
            throw fault(node, "cannot use pointer accessor outside predicate");
        }
        Scope scope = scopes.getLast();
        if (node.name.isEmpty()) {
            return scope.collection.isUnknown() ? Nature.UNKNOWN : scope.collection.elem();
        }
        Nature nature = scope.pointers.get(node.name);
        if (nature == null) {
            throw fault(node, "unknown pointer #" + node.name);
        }
        return nature;
    }

    private Nature let(Node.Let node) {
        if (shape.has(node.name)) {
            throw fault(node, "cannot redeclare " + node.name);
        }
        if (Builtins.isBuiltin(node.name)) {
            throw fault(node, "cannot redeclare builtin " + node.name);
        }
        for (Variable variable : variables) {
            if (variable.name.equals(node.name)) {
                throw fault(node, "cannot redeclare variable " + node.name);
            }
        }
        Nature value = visit(node.value);
        variables.add(new Variable(node.name, value));
        Nature body = visit(node.body);
        variables.removeLast();
        return body;
    }

    private Nature sequence(Node.Sequence node) {
        Nature last = Nature.UNKNOWN;
        for (Node each : node.nodes) {
            last = visit(each);
        }
        return last;
    }

    private Nature conditional(Node.Conditional node) {
        Nature condition = visit(node.condition).deref();
        if (!condition.is(Kind.BOOL) && !condition.isUnknown()) {
            throw fault(node.condition, "non-bool expression (type " + condition + ") used as condition");
        }
        Nature then = visit(node.then);
        Nature otherwise = visit(node.otherwise);
        if (then.isNil()) {
            return otherwise;
        }
        if (otherwise.isNil()) {
            return then;
        }
        if (!then.assignableTo(otherwise)) {
            return Nature.UNKNOWN;
        }
        if (then.isArray() && otherwise.isArray()) {
            Nature one = then.elem();
            Nature other = otherwise.elem();
            if (!one.assignableTo(other) || !other.assignableTo(one)) {
                return Nature.ARRAY;
            }
        }
        return then;
    }

    private Nature array(Node.Array node) {
        Nature previous = Nature.UNKNOWN;
        boolean same = true;
        for (int i = 0; i < node.nodes.size(); i++) {
            Nature nature = visit(node.nodes.get(i));
            same &= i == 0 || nature.kind() == previous.kind();
            previous = nature;
        }
        return same ? Nature.arrayOf(previous) : Nature.ARRAY;
    }

    private Nature map(Node.Map node) {
        node.pairs.forEach(this::visit);
        return Nature.MAP;
    }

    private Nature pair(Node.Pair node) {
        visit(node.key);
        visit(node.value);
        return Nature.NIL;
    }

    static Nature duration() {
        return Nature.of(Duration.TYPE);
    }
}

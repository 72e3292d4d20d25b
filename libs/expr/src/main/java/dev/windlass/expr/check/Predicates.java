package dev.windlass.expr.check;

import dev.windlass.expr.syntax.Nature;
import dev.windlass.expr.syntax.Node;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import org.jspecify.annotations.Nullable;

/** Checks calls of the built-in functions that evaluate a predicate for each element of an array. */
final class Predicates {
    private static final Nature GROUPS = Nature.of(Type.mapOf(Type.ANY, Type.ANYS));

    private final Checker checker;

    Predicates(Checker checker) {
        this.checker = checker;
    }

    /** The nature of the call; null if it is of another function, or is to be checked like one. */
    @Nullable Nature check(Node.Builtin node) {
        return switch (node.name) {
            case "all", "none", "any", "one" -> {
                test(node);
                yield Nature.BOOL;
            }
            case "filter" -> {
                Nature collection = test(node);
                yield collection.isUnknown() ? Nature.ARRAY : Nature.arrayOf(collection.elem());
            }
            case "find", "findLast" -> {
                Nature collection = test(node);
                yield collection.isUnknown() ? Nature.UNKNOWN : collection.elem();
            }
            case "findIndex", "findLastIndex" -> {
                test(node);
                yield Nature.INT;
            }
            case "count" -> {
                if (node.arguments.size() == 1) {
                    collection(node);
                } else {
                    test(node);
                }
                yield Nature.INT;
            }
            case "sum" -> sum(node);
            case "map" -> Nature.arrayOf(mapping(node, collection(node)));
            case "groupBy" -> {
                mapping(node, collection(node));
                yield GROUPS;
            }
            case "sortBy" -> sortBy(node);
            case "reduce" -> reduce(node);
            default -> null;
        };
    }

    private Nature collection(Node.Builtin node) {
        Nature collection = checker.visit(node.arguments.get(0)).deref();
        if (!collection.isArray() && !collection.isUnknown()) {
            throw Checker.fault(
                    node.arguments.get(0), "builtin " + node.name + " takes only array (got " + collection + ")");
        }
        return collection;
    }

    private Nature predicate(Node.Builtin node, Nature collection) {
        Nature predicate = checker.predicate(node.arguments.get(1), collection, node.name);
        return predicate.ref() == null ? Nature.UNKNOWN : predicate.ref();
    }

    /** The nature of a predicate's result, which must not be nil. */
    private Nature mapping(Node.Builtin node, Nature collection) {
        Nature result = predicate(node, collection);
        if (result.isNil()) {
            throw Checker.fault(node.arguments.get(1), "predicate should has one input and one output param");
        }
        return result;
    }

    /** Checks that the predicate gives a bool; the collection's nature. */
    private Nature test(Node.Builtin node) {
        Nature collection = collection(node);
        Nature result = mapping(node, collection);
        if (!result.is(Kind.BOOL) && !result.isUnknown()) {
            throw Checker.fault(node.arguments.get(1), "predicate should return boolean (got " + result + ")");
        }
        return collection;
    }

    private @Nullable Nature sum(Node.Builtin node) {
        Nature collection = collection(node);
        if (node.arguments.size() == 2) {
            Nature result = predicate(node, collection);
            return result.isNil() ? null : Nature.of(result.isUnknown() ? Type.ANY : result.type());
        }
        return collection.isUnknown() ? Nature.UNKNOWN : collection.elem();
    }

    private Nature sortBy(Node.Builtin node) {
        Nature collection = collection(node);
        Nature key = predicate(node, collection);
        if (node.arguments.size() == 3) {
            Nature order = checker.visit(node.arguments.get(2));
            if (!order.is(Kind.STRING) && !order.isUnknown()) {
                throw Checker.fault(
                        node.arguments.get(2), "sortBy order argument must be a string (got " + order + ")");
            }
        }
        if (key.isNil()) {
            throw Checker.fault(node.arguments.get(1), "predicate should has one input and one output param");
        }
        return collection;
    }

    private Nature reduce(Node.Builtin node) {
        Nature collection = collection(node);
        Nature result = predicate(node, collection);
        if (node.arguments.size() == 3) {
            checker.visit(node.arguments.get(2));
        }
        if (result.isNil()) {
            throw Checker.fault(node.arguments.get(1), "predicate should has two input and one output param");
        }
        return result;
    }
}

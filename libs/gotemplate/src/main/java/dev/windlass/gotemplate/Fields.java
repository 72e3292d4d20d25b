package dev.windlass.gotemplate;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.NilPointer;
import dev.windlass.golang.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks {@code .a.b.c}: keys of maps, fields of structs, and methods, of which the last may take arguments. */
final class Fields {
    private final Execution execution;
    private final Node node;
    private boolean boxed;

    private Fields(Execution execution, Node node, boolean boxed) {
        this.execution = execution;
        this.node = node;
        this.boxed = boxed;
    }

    /**
     * The value at the end of the chain; null is a nil interface.
     *
     * @param boxed whether the receiver is held as an {@code interface {}}
     */
    static @Nullable Object chain(
            Execution execution,
            Node node,
            String[] names,
            @Nullable Object receiver,
            boolean boxed,
            Word[] arguments,
            Object piped) {
        Object value = receiver;
        int next = 0;
        boolean hasArguments = arguments.length > 0 || piped != Absent.NOT_PIPED;
        int plain = hasArguments ? names.length - 1 : names.length;
        // Most chains lead through plain objects only.
        while (next < plain && value instanceof Map<?, ?> map && !(map instanceof GoMap)) {
            Object element = map.get(names[next]);
            value = element == null && !map.containsKey(names[next])
                    ? missing(execution, names[next], Type.ANY)
                    : element;
            next++;
        }
        if (next == names.length) {
            execution.setValueBoxed(value != Absent.NO_VALUE);
            return value;
        }
        Fields fields = new Fields(execution, node, next == 0 ? boxed : true);
        while (next < names.length - 1) {
            value = fields.field(names[next++], value, Word.NONE, Absent.NOT_PIPED);
        }
        value = fields.field(names[next], value, arguments, piped);
        execution.setValueBoxed(fields.boxed && value != Absent.NO_VALUE);
        return value;
    }

    private static @Nullable Object missing(Execution execution, String key, Type element) {
        return switch (execution.missingKey()) {
            case DEFAULT -> Absent.NO_VALUE;
            case ZERO -> Conversion.zero(element);
            case ERROR -> throw execution.fail("map has no entry for key " + Literals.quote(key));
        };
    }

    private @Nullable Object field(String name, @Nullable Object receiver, Word[] arguments, Object piped) {
        return switch (receiver) {
            case Absent ignored -> ofNothing(name);
            case null -> throw execution.fail("nil pointer evaluating interface {}." + name);
            case Map<?, ?> map -> {
                Type type = map instanceof GoMap typed ? typed.type() : Type.OBJECT;
                if (!Type.STRING.assignableTo(type.key())) {
                    throw noField(name, map);
                }
                refuseArguments(name, arguments, piped);
                yield ofMap(name, map, type.elem());
            }
            case NilPointer nil -> throw ofNilPointer(name, nil);
            case GoObject object -> ofObject(name, object, arguments, piped);
            default -> throw noField(name, receiver);
        };
    }

    private TemplateExecutionException ofNilPointer(String name, NilPointer nil) {
        Type pointee = nil.type().elem();
        if (pointee.hasMethod(name)) {
            return execution.fail("error calling " + name + ": value method " + pointee + "." + name
                    + " called using nil " + nil.type() + " pointer");
        }
        return nil.fieldNames().contains(name)
                ? execution.fail("nil pointer evaluating " + nil.type() + "." + name)
                : noField(name, nil);
    }

    private Object ofNothing(String name) {
        if (execution.missingKey() == MissingKey.ERROR) {
            throw execution.fail("nil data; no entry for key " + Literals.quote(name));
        }
        return Absent.NO_VALUE;
    }

    private void refuseArguments(String name, Word[] arguments, Object piped) {
        if (arguments.length > 0 || piped != Absent.NOT_PIPED) {
            throw execution.fail(name + " is not a method but has arguments");
        }
    }

    private @Nullable Object ofMap(String name, Map<?, ?> map, Type element) {
        Object value = map.get(name);
        boxed = element.kind() == Kind.INTERFACE;
        return value == null && !map.containsKey(name) ? missing(execution, name, element) : value;
    }

    private @Nullable Object ofObject(String name, GoObject object, Word[] arguments, Object piped) {
        GoFunction method = object.method(name);
        if (method != null) {
            boxed = Calls.isResultBoxed(method);
            return Calls.call(execution, method, node, name, arguments, piped);
        }
        List<GoObject.Field> fields = object.fields();
        for (GoObject.Field field : fields) {
            if (field.name().equals(name)) {
                return ofField(field, object, arguments, piped);
            }
        }
        throw noField(name, object);
    }

    private @Nullable Object ofField(GoObject.Field field, GoObject object, Word[] arguments, Object piped) {
        String name = field.name();
        if (!Character.isUpperCase(name.codePointAt(0))) {
            throw unexported(name, object);
        }
        if (arguments.length > 0 || piped != Absent.NOT_PIPED) {
            throw execution.fail(name + " has arguments but cannot be invoked as function");
        }
        boxed = field.type().kind() == Kind.INTERFACE;
        return object.field(name);
    }

    private TemplateExecutionException unexported(String name, GoObject object) {
        return execution.fail(name + " is an unexported field of struct type " + typeName(object));
    }

    private TemplateExecutionException noField(String name, Object receiver) {
        return execution.fail("can't evaluate field " + name + " in type " + typeName(receiver));
    }

    private String typeName(Object receiver) {
        return boxed ? Type.ANY.toString() : Calls.typeOf(receiver).toString();
    }
}

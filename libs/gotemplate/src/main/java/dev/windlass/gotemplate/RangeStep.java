package dev.windlass.gotemplate;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import dev.windlass.golang.time.Duration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code range}. */
record RangeStep(
        Node.Branch node,
        Pipeline pipeline,
        Step body,
        @Nullable Step otherwise) implements Step {
    @Override
    public Flow run(Execution execution) throws IOException {
        execution.step();
        execution.at(node);
        int mark = execution.variables.mark();
        Object outer = execution.dot();
        boolean boxed = execution.isDotBoxed();
        Object value = pipeline.evaluate(execution);
        boolean ran = iterate(execution, value);
        execution.setDot(outer, boxed);
        Flow flow = ran || otherwise == null ? Flow.ON : otherwise.run(execution);
        execution.variables.pop(mark);
        return flow;
    }

    /** Whether the body ran at least once. */
    private boolean iterate(Execution execution, @Nullable Object value) throws IOException {
        return switch (value) {
            case Map<?, ?> map -> overMap(execution, map);
            case List<?> list -> overList(execution, list);
            case byte[] bytes -> overBytes(execution, bytes);
            case Long number -> overInteger(execution, number);
            case Num number -> overInteger(execution, number);
            case Duration duration -> overInteger(execution, duration);
            case Absent ignored -> false;
            case null -> false;
            case GoFunction function -> overFunction(execution, function);
            default -> throw cannot(execution, value);
        };
    }

    private boolean overMap(Execution execution, Map<?, ?> map) throws IOException {
        Type type = map instanceof GoMap typed ? typed.type() : Type.OBJECT;
        boolean boxedKeys = type.key().kind() == Kind.INTERFACE;
        boolean boxed = type.elem().kind() == Kind.INTERFACE;
        int mark = execution.variables.mark();
        for (Object key : Values.sortedKeys(map)) {
            if (once(execution, mark, key, boxedKeys, map.get(key), boxed) == Flow.BREAK) {
                break;
            }
        }
        return !map.isEmpty();
    }

    private boolean overList(Execution execution, List<?> list) throws IOException {
        boolean boxed = !(list instanceof Slice slice) || slice.elem().kind() == Kind.INTERFACE;
        int mark = execution.variables.mark();
        long index = 0;
        for (Object element : list) {
            if (once(execution, mark, index++, false, element, boxed) == Flow.BREAK) {
                break;
            }
        }
        return index > 0;
    }

    private boolean overBytes(Execution execution, byte[] bytes) throws IOException {
        int mark = execution.variables.mark();
        for (int i = 0; i < bytes.length; i++) {
            if (once(execution, mark, (long) i, false, Num.uint8(bytes[i]), false) == Flow.BREAK) {
                break;
            }
        }
        return bytes.length > 0;
    }

    private boolean overInteger(Execution execution, Object limit) throws IOException {
        if (pipeline.variableCount() > 1) {
            throw execution.fail("can't use " + Printing.verb(execution.budget, "%v", limit)
                    + " to iterate over more than one variable");
        }
        Type type = Calls.typeOf(limit);
        long end = Values.toLong(limit);
        boolean unsigned = type.kind().isUnsigned();
        int mark = execution.variables.mark();
        for (long i = 0; unsigned ? Long.compareUnsigned(i, end) < 0 : i < end; i++) {
            if (once(execution, mark, Absent.NO_VALUE, false, Conversion.integer(type, i), false) == Flow.BREAK) {
                break;
            }
        }
        return unsigned ? end != 0 : end > 0;
    }

    private boolean overFunction(Execution execution, GoFunction function) throws IOException {
        if (!FunctionRange.isRangeable(function)) {
            throw cannot(execution, function);
        }
        return FunctionRange.run(execution, this, function);
    }

    private static TemplateExecutionException cannot(Execution execution, Object value) {
        return execution.fail("range can't iterate over " + Printing.verb(execution.budget, "%v", value));
    }

    int variableCount() {
        return pipeline.variableCount();
    }

    Flow once(
            Execution execution,
            int mark,
            @Nullable Object key,
            boolean boxedKey,
            @Nullable Object element,
            boolean boxed)
            throws IOException {
        execution.step();
        int variables = pipeline.variableCount();
        if (variables > 0) {
            bind(execution, mark - 1, variables - 1, element, boxed);
        }
        if (variables > 1) {
            bind(execution, mark - 2, 0, key, boxedKey);
        }
        execution.setDot(element, boxed);
        Flow flow = body.run(execution);
        execution.variables.pop(mark);
        return flow;
    }

    /** Declared variables stand on top of the stack when the loop begins; assigned ones may be anywhere. */
    private void bind(Execution execution, int declared, int variable, @Nullable Object value, boolean boxed) {
        int index = pipeline.assigns() ? Pipeline.find(execution, pipeline.variable(variable)) : declared;
        execution.variables.set(index, value, boxed);
    }
}

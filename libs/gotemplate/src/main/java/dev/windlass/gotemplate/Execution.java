package dev.windlass.gotemplate;

import dev.windlass.golang.Budget;
import dev.windlass.golang.BudgetExceededException;
import dev.windlass.golang.GoException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One run of a template: the cursor, the variables, the node that an error would name, and what is left of the limits. */
final class Execution {
    /** What Go's message says; the limit in force may be lower. */
    private static final int GO_MAX_DEPTH = 100_000;

    private static final int STEPS_PER_LOOK_AT_THE_CLOCK = 16;

    final Variables variables = new Variables();
    final Budget budget;
    private final Template template;
    private final Appendable out;
    private final Limits limits;
    private final MissingKey missingKey;
    private final long start = System.nanoTime();
    private long steps;
    private int written;
    private int depth;
    private boolean onDeepStack;
    private String current;
    private @Nullable Node node;
    private @Nullable Object dot;
    private boolean dotBoxed;
    private boolean valueBoxed;

    Execution(Template template, Appendable out, @Nullable Object data) {
        this.template = template;
        this.out = out;
        this.limits = template.options().limits();
        this.missingKey = template.options().missingKey();
        this.budget = Budget.of(limits.maxMemory());
        this.current = template.name();
        this.dot = data == null ? Absent.NO_VALUE : data;
    }

    void run(Definition root) throws IOException {
        if (template.mutates()) {
            copyData();
        }
        variables.push("$", dot);
        depth = root.nesting();
        if (depth > DeepStack.SHALLOW) {
            runOnDeepStack(root);
        } else {
            runGuarded(root);
        }
    }

    private void copyData() {
        try {
            dot = DataCopy.of(budget, dot);
        } catch (BudgetExceededException e) {
            throw outOfMemory(e);
        }
    }

    private void runOnDeepStack(Definition definition) throws IOException {
        onDeepStack = true;
        DeepStack.run(() -> runGuarded(definition));
        onDeepStack = false;
    }

    private void runGuarded(Definition definition) throws IOException {
        try {
            definition.body().run(this);
        } catch (BudgetExceededException e) {
            throw outOfMemory(e);
        } catch (GoException e) {
            throw failure(e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** Runs a definition with its own variables and the cursor given. */
    void invoke(String name, Definition definition, @Nullable Object data) throws IOException {
        String outerName = current;
        Object outerDot = dot;
        boolean outerBoxed = dotBoxed;
        int outerVariables = variables.enter();
        variables.push("$", data);
        current = name;
        depth += 1 + definition.nesting();
        setDot(data, false);
        if (onDeepStack || depth <= DeepStack.SHALLOW) {
            definition.body().run(this);
        } else {
            runOnDeepStack(definition);
        }
        depth -= 1 + definition.nesting();
        setDot(outerDot, outerBoxed);
        current = outerName;
        variables.leave(outerVariables);
    }

    @Nullable Definition definition(String name) {
        return template.definition(name);
    }

    void checkDepth(Definition next) {
        if (depth + 1 + next.nesting() > limits.maxDepth()) {
            throw tooDeep();
        }
    }

    private TemplateExecutionException outOfMemory(BudgetExceededException cause) {
        return failure("more than " + cause.limit() + " bytes of memory", cause);
    }

    private TemplateExecutionException tooDeep() {
        return fail("exceeded maximum template depth (" + GO_MAX_DEPTH + ")");
    }

    MissingKey missingKey() {
        return missingKey;
    }

    @Nullable Object dot() {
        return dot;
    }

    /** Whether the cursor is held as an {@code interface {}}. */
    boolean isDotBoxed() {
        return dotBoxed;
    }

    void setDot(@Nullable Object value, boolean boxed) {
        dot = value;
        dotBoxed = boxed;
    }

    /** Whether the word last evaluated gave an {@code interface {}}; only fields, variables and functions can. */
    boolean isValueBoxed() {
        return valueBoxed;
    }

    void setValueBoxed(boolean boxed) {
        valueBoxed = boxed;
    }

    /** Marks the node that errors name from here on. */
    void at(Node current) {
        node = current;
    }

    /** Counts a step. */
    void step() {
        steps++;
        if (steps > limits.maxSteps()) {
            throw fail("more than " + limits.maxSteps() + " steps");
        }
        if (steps % STEPS_PER_LOOK_AT_THE_CLOCK == 0
                && System.nanoTime() - start > limits.maxTime().toNanos()) {
            throw fail("took longer than " + limits.maxTime());
        }
    }

    void write(String text) throws IOException {
        written += text.length();
        if (written > limits.maxOutput() || written < 0) {
            throw fail("more than " + limits.maxOutput() + " characters of output");
        }
        out.append(text);
    }

    /** The error at the current node, to be thrown. */
    TemplateExecutionException fail(String message) {
        return failure(message, null);
    }

    TemplateExecutionException failure(String message, @Nullable Throwable cause) {
        StringBuilder text = new StringBuilder("template: ");
        if (node == null) {
            text.append(current);
        } else {
            text.append(template.location(node.pos()));
            text.append(": executing ").append(Literals.quote(current));
            text.append(" at <").append(node.text()).append('>');
        }
        text.append(": ").append(message);
        return cause == null
                ? new TemplateExecutionException(text.toString())
                : new TemplateExecutionException(text.toString(), cause);
    }
}

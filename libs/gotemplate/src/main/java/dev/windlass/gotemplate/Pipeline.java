package dev.windlass.gotemplate;

import org.jspecify.annotations.Nullable;

/** A compiled pipeline. */
final class Pipeline {
    private final Node.Pipe node;
    private final Command[] commands;
    private final String[] variables;

    Pipeline(Node.Pipe node, Command[] commands) {
        this.node = node;
        this.commands = commands;
        this.variables = node.variables().stream()
                .map(variable -> variable.name().intern())
                .toArray(String[]::new);
    }

    /** A word and its arguments. */
    static final class Command {
        private final Node.Command node;
        private final Word word;
        private final Word[] arguments;

        Command(Node.Command node, Word word, Word[] arguments) {
            this.node = node;
            this.word = word;
            this.arguments = arguments;
        }

        @Nullable Object run(Execution execution, Object piped) {
            return word.run(execution, node, arguments, piped);
        }
    }

    Node.Pipe node() {
        return node;
    }

    /** How many variables take its value. */
    int variableCount() {
        return variables.length;
    }

    /** The name of a variable, interned. */
    String variable(int index) {
        return variables[index];
    }

    /** Whether those variables exist already. */
    boolean assigns() {
        return node.assigns();
    }

    boolean declares() {
        return variables.length > 0;
    }

    /** The value, never null: a nil interface comes out as no value. */
    Object evaluate(Execution execution) {
        execution.at(node);
        Object value = Absent.NOT_PIPED;
        for (Command command : commands) {
            Object result = command.run(execution, value);
            value = result == null ? Absent.NO_VALUE : result;
        }
        for (String variable : variables) {
            if (node.assigns()) {
                execution.variables.set(find(execution, variable), value, false);
            } else {
                execution.variables.push(variable, value);
            }
        }
        return value;
    }

    /** Where the variable is; a place it is never assigned to may have been passed without declaring it. */
    static int find(Execution execution, String variable) {
        int index = execution.variables.find(variable);
        if (index < 0) {
            throw execution.fail("undefined variable: " + variable);
        }
        return index;
    }
}

package dev.windlass.gotemplate;

/**
 * A compiled pipeline.
 *
 * @param variables interned names that take its value
 * @param assigns whether those exist already
 */
record Pipeline(Node.Pipe node, Command[] commands, String[] variables, boolean assigns) {
    /** A word and its arguments. */
    record Command(Node.Command node, Word word, Word[] arguments) {}

    boolean declares() {
        return variables.length > 0;
    }

    /** The value, never null: a nil interface comes out as no value. */
    Object evaluate(Execution execution) {
        execution.at(node);
        Object value = Absent.NOT_PIPED;
        for (Command command : commands) {
            Object result = command.word.run(execution, command.node, command.arguments, value);
            value = result == null ? Absent.NO_VALUE : result;
        }
        for (String variable : variables) {
            if (assigns) {
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

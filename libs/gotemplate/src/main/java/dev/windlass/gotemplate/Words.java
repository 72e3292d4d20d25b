package dev.windlass.gotemplate;

import dev.windlass.golang.GoFunction;
import org.jspecify.annotations.Nullable;

/** The words that lead to values: the cursor, fields, variables, functions and parentheses. */
final class Words {
    private Words() {}

    /** The cursor. */
    static final class DotWord extends Word {
        private final Node.Dot node;

        DotWord(Node.Dot node) {
            this.node = node;
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        @Nullable Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            refuseArguments(execution, arguments, piped);
            return execution.dot();
        }

        @Override
        @Nullable Object value(Execution execution) {
            execution.at(node);
            execution.setValueBoxed(execution.isDotBoxed());
            return execution.dot();
        }
    }

    /** Fields of the cursor. */
    static final class FieldWord extends Word {
        private final Node.Field node;
        private final String[] names;

        FieldWord(Node.Field node) {
            this.node = node;
            this.names = node.names().toArray(String[]::new);
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        @Nullable Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            return Fields.chain(execution, node, names, execution.dot(), execution.isDotBoxed(), arguments, piped);
        }

        @Override
        @Nullable Object value(Execution execution) {
            return run(execution, node, NONE, Absent.NOT_PIPED);
        }
    }

    /** A variable and maybe its fields. */
    static final class VariableWord extends Word {
        private final Node.Variable node;
        private final String name;
        private final String[] fields;

        VariableWord(Node.Variable node) {
            this.node = node;
            this.name = node.name().intern();
            this.fields = node.fields().toArray(String[]::new);
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        @Nullable Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            int index = Pipeline.find(execution, name);
            Object value = execution.variables.value(index);
            boolean boxed = execution.variables.isBoxed(index);
            if (fields.length == 0) {
                refuseArguments(execution, arguments, piped);
                execution.setValueBoxed(boxed);
                return value;
            }
            return Fields.chain(execution, node, fields, value, boxed, arguments, piped);
        }

        @Override
        @Nullable Object value(Execution execution) {
            return run(execution, node, NONE, Absent.NOT_PIPED);
        }
    }

    /** Fields of what a function or a pipeline gives. */
    static final class ChainWord extends Word {
        private final Node.Chain node;
        private final Word target;
        private final boolean boxed;
        private final String[] fields;

        ChainWord(Node.Chain node, Word target, boolean boxed) {
            this.node = node;
            this.target = target;
            this.boxed = boxed;
            this.fields = node.fields().toArray(String[]::new);
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        @Nullable Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            Object receiver = target.value(execution);
            return Fields.chain(execution, node, fields, receiver, boxed, arguments, piped);
        }

        @Override
        @Nullable Object value(Execution execution) {
            execution.at(node);
            return run(execution, node, NONE, Absent.NOT_PIPED);
        }
    }

    /** A pipeline in parentheses. */
    static final class PipeWord extends Word {
        private final Pipeline pipeline;

        PipeWord(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        Node.Operand node() {
            return pipeline.node();
        }

        @Override
        Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            refuseArguments(execution, arguments, piped);
            return pipeline.evaluate(execution);
        }

        @Override
        Object value(Execution execution) {
            Object value = pipeline.evaluate(execution);
            execution.setValueBoxed(false);
            return value;
        }
    }

    /** A function that came with the options. */
    static final class FunctionWord extends Word {
        private final Node.Identifier node;
        private final GoFunction function;

        FunctionWord(Node.Identifier node, GoFunction function) {
            this.node = node;
            this.function = function;
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        @Nullable Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            return Calls.call(execution, function, command, node.name(), arguments, piped);
        }

        @Override
        @Nullable Object value(Execution execution) {
            Object value = run(execution, node, NONE, Absent.NOT_PIPED);
            execution.setValueBoxed(Calls.isResultBoxed(function));
            return value;
        }
    }

    /** A function of the language. */
    static final class BuiltinWord extends Word {
        private final Node.Identifier node;
        private final Builtin builtin;

        BuiltinWord(Node.Identifier node, Builtin builtin) {
            this.node = node;
            this.builtin = builtin;
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        @Nullable Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            return builtin.call(execution, command, arguments, piped);
        }

        @Override
        @Nullable Object value(Execution execution) {
            Object value = run(execution, node, NONE, Absent.NOT_PIPED);
            execution.setValueBoxed(false);
            return value;
        }
    }
}

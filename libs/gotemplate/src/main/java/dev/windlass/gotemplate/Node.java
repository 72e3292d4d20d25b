package dev.windlass.gotemplate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The syntax tree of a template; every node can print itself in the normal form that error messages quote. */
sealed interface Node {
    /** Index of the code unit that stands for the node in messages. */
    int pos();

    void writeTo(StringBuilder out);

    default String text() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return out.toString();
    }

    /** Plain text between actions. */
    record Text(int pos, String value) implements Node {
        @Override
        public void writeTo(StringBuilder out) {
            out.append(value);
        }
    }

    /** An action that is a pipeline. */
    record Action(int pos, Pipe pipe) implements Node {
        @Override
        public void writeTo(StringBuilder out) {
            out.append("{{");
            pipe.writeTo(out);
            out.append("}}");
        }
    }

    /** Which control structure a branch is. */
    enum Control {
        IF("if"),
        RANGE("range"),
        WITH("with");

        final String word;

        Control(String word) {
            this.word = word;
        }
    }

    /** {@code if}, {@code range} or {@code with}. */
    record Branch(
            int pos,
            Control control,
            Pipe pipe,
            List<Node> body,
            @Nullable List<Node> otherwise) implements Node {
        @Override
        public void writeTo(StringBuilder out) {
            out.append("{{").append(control.word).append(' ');
            pipe.writeTo(out);
            out.append("}}");
            body.forEach(node -> node.writeTo(out));
            if (otherwise != null) {
                out.append("{{else}}");
                otherwise.forEach(node -> node.writeTo(out));
            }
            out.append("{{end}}");
        }
    }

    /** The call of a named template. */
    record Invocation(int pos, String name, @Nullable Pipe pipe) implements Node {
        @Override
        public void writeTo(StringBuilder out) {
            out.append("{{template ").append(Literals.quote(name));
            if (pipe != null) {
                out.append(' ');
                pipe.writeTo(out);
            }
            out.append("}}");
        }
    }

    /** A word alone in its action. */
    record Mark(int pos, Word word) implements Node {
        @Override
        public void writeTo(StringBuilder out) {
            out.append("{{").append(word.text).append("}}");
        }
    }

    /** The words that are actions by themselves; {@code end} and {@code else} never stay in a tree. */
    enum Word {
        BREAK("break"),
        CONTINUE("continue"),
        END("end"),
        ELSE("else");

        final String text;

        Word(String text) {
            this.text = text;
        }
    }

    /** What can be an argument. */
    sealed interface Operand extends Node {}

    /** Commands joined by pipes, and the variables that take their value. */
    record Pipe(int pos, boolean assigns, List<Variable> variables, List<Command> commands) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            for (int i = 0; i < variables.size(); i++) {
                out.append(i > 0 ? ", " : "");
                variables.get(i).writeTo(out);
            }
            if (!variables.isEmpty()) {
                out.append(assigns ? " = " : " := ");
            }
            for (int i = 0; i < commands.size(); i++) {
                out.append(i > 0 ? " | " : "");
                commands.get(i).writeTo(out);
            }
        }
    }

    /** A word and its arguments. */
    record Command(int pos, List<Operand> words) implements Node {
        @Override
        public void writeTo(StringBuilder out) {
            for (int i = 0; i < words.size(); i++) {
                out.append(i > 0 ? " " : "");
                writeParenthesized(words.get(i), out);
            }
        }
    }

    /** The name of a function. */
    record Identifier(int pos, String name) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            out.append(name);
        }
    }

    /** The cursor. */
    record Dot(int pos) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            out.append('.');
        }
    }

    /** The word {@code nil}. */
    record Nil(int pos) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            out.append("nil");
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(int pos, boolean value) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            out.append(value);
        }
    }

    /** A string constant and how it was written. */
    record Str(int pos, String quoted, String value) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            out.append(quoted);
        }
    }

    /** A number or character constant. */
    record Numeral(int pos, NumberConstant value) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            out.append(value.text());
        }
    }

    /** {@code .a.b}: the names without their dots. */
    record Field(int pos, List<String> names) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            names.forEach(name -> out.append('.').append(name));
        }
    }

    /** {@code $x.a.b}: the variable with its dollar sign, then the fields. */
    record Variable(int pos, String name, List<String> fields) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            out.append(name);
            fields.forEach(field -> out.append('.').append(field));
        }
    }

    /** Fields of a function's or parenthesised pipeline's value. */
    record Chain(int pos, Operand base, List<String> fields) implements Operand {
        @Override
        public void writeTo(StringBuilder out) {
            writeParenthesized(base, out);
            fields.forEach(field -> out.append('.').append(field));
        }
    }

    private static void writeParenthesized(Operand operand, StringBuilder out) {
        boolean pipe = operand instanceof Pipe;
        out.append(pipe ? "(" : "");
        operand.writeTo(out);
        out.append(pipe ? ")" : "");
    }
}

package dev.windlass.gotemplate;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns syntax trees into steps, with every function found beforehand. */
final class Compiler {
    private final Map<String, GoFunction> functions;
    private final Set<String> mutating;
    private boolean mutates;
    private int depth;
    private int nesting;

    Compiler(TemplateOptions options) {
        this.functions = options.functions();
        this.mutating = options.mutating();
    }

    boolean knows(String function) {
        return functions.containsKey(function) || Builtins.ALL.containsKey(function);
    }

    Map<String, Definition> compile(Map<String, List<Node>> trees) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        trees.forEach((name, nodes) -> definitions.put(name, definition(nodes)));
        return Map.copyOf(definitions);
    }

    /** Whether what was compiled calls a function that changes maps. */
    boolean mutates() {
        return mutates;
    }

    private Definition definition(List<Node> nodes) {
        nesting = 0;
        Step body = sequence(nodes);
        return new Definition(body, nesting);
    }

    private void enter() {
        depth++;
        nesting = Math.max(nesting, depth);
    }

    private void leave() {
        depth--;
    }

    private Step sequence(List<Node> nodes) {
        // Loops, since streams would multiply the depth of the stack by that of the tree.
        Step[] steps = new Step[nodes.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step(nodes.get(i));
        }
        return steps.length == 1 ? steps[0] : new Steps.Sequence(steps);
    }

    private Step step(Node node) {
        return switch (node) {
            case Node.Text text -> new Steps.Write(text.value());
            case Node.Action action -> new Steps.Act(action, pipeline(action.pipe()));
            case Node.Branch branch -> branch(branch);
            case Node.Invocation invocation -> new Steps.Invoke(invocation, optional(invocation.pipe()));
            case Node.Mark mark -> new Steps.Leave(mark.word() == Node.Word.BREAK ? Flow.BREAK : Flow.CONTINUE);
            case Node.Command command -> throw new IllegalStateException("not a step: " + command.text());
            case Node.Operand operand -> throw new IllegalStateException("not a step: " + operand.text());
        };
    }

    private Step branch(Node.Branch branch) {
        enter();
        Pipeline pipeline = pipeline(branch.pipe());
        Step body = sequence(branch.body());
        Step otherwise = branch.otherwise() == null ? null : sequence(branch.otherwise());
        leave();
        return switch (branch.control()) {
            case IF -> new Steps.Choose(false, pipeline, body, otherwise);
            case WITH -> new Steps.Choose(true, pipeline, body, otherwise);
            case RANGE -> new RangeStep(branch, pipeline, body, otherwise);
        };
    }

    private @Nullable Pipeline optional(Node.@Nullable Pipe pipe) {
        return pipe == null ? null : pipeline(pipe);
    }

    private Pipeline pipeline(Node.Pipe pipe) {
        Pipeline.Command[] commands = new Pipeline.Command[pipe.commands().size()];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = command(pipe.commands().get(i));
        }
        return new Pipeline(pipe, commands);
    }

    private Pipeline.Command command(Node.Command command) {
        List<Node.Operand> words = command.words();
        Word[] arguments = new Word[words.size() - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = word(words.get(i + 1));
        }
        return new Pipeline.Command(command, word(words.getFirst()), arguments);
    }

    private Word word(Node.Operand operand) {
        return switch (operand) {
            case Node.Pipe pipe -> parenthesized(pipe);
            case Node.Identifier identifier -> function(identifier);
            case Node.Dot dot -> new Words.DotWord(dot);
            case Node.Nil nil -> new Constants.NilWord(nil);
            case Node.Bool bool -> new Constants.ValueWord(bool, bool.value(), Kind.BOOL);
            case Node.Str text -> new Constants.ValueWord(text, text.value(), Kind.STRING);
            case Node.Numeral number -> new Constants.NumberWord(number);
            case Node.Field field -> new Words.FieldWord(field);
            case Node.Variable variable -> new Words.VariableWord(variable);
            case Node.Chain chain -> new Words.ChainWord(chain, word(chain.base()), isBoxed(chain.base()));
        };
    }

    private Word parenthesized(Node.Pipe pipe) {
        enter();
        Word word = new Words.PipeWord(pipeline(pipe));
        leave();
        return word;
    }

    private Word function(Node.Identifier identifier) {
        GoFunction function = functions.get(identifier.name());
        if (function != null) {
            mutates |= mutating.contains(identifier.name());
            return new Words.FunctionWord(identifier, function);
        }
        Builtin builtin = Builtins.ALL.get(identifier.name());
        if (builtin == null) {
            throw new IllegalStateException("unknown function " + identifier.name());
        }
        return new Words.BuiltinWord(identifier, builtin);
    }

    private boolean isBoxed(Node.Operand base) {
        GoFunction function = base instanceof Node.Identifier identifier ? functions.get(identifier.name()) : null;
        return function != null && Calls.isResultBoxed(function);
    }
}

package dev.windlass.expr;

import dev.windlass.expr.check.Checker;
import dev.windlass.expr.eval.Compiler;
import dev.windlass.expr.optimize.Optimizer;
import dev.windlass.expr.syntax.Fault;
import dev.windlass.expr.syntax.Nesting;
import dev.windlass.expr.syntax.Node;
import dev.windlass.expr.syntax.Parser;
import dev.windlass.golang.GoException;
import java.util.List;

/** Compiles expressions of the language of expr-lang v1.17. */
public final class Expr {
    private static final int VISITS_PER_NODE = 20;

    private Expr() {}

    /** Compiles an expression of which the variables are not known. */
    public static Program compile(String source) {
        return compile(source, Environment.unknown());
    }

    /**
     * Compiles an expression and checks it against its environment.
     *
     * @throws CompileException if it is no expression, could not work in the environment, or is beyond a limit
     */
    public static Program compile(String source, Environment environment) {
        return compile(source, environment, Limits.DEFAULT);
    }

    /** Likewise, with limits of one's own; those on the run hold for the program. */
    public static Program compile(String source, Environment environment, Limits limits) {
        if (source.length() > limits.sourceLength()) {
            throw new CompileException(Located.nowhere("expression is longer than " + limits.sourceLength()));
        }
        try {
            return compile(source, environment, limits, Math.min(DeepStack.SHALLOW, limits.nesting()));
        } catch (Nesting.TooDeep e) {
            return limits.nesting() <= DeepStack.SHALLOW
                    ? tooDeep(limits)
                    : DeepStack.call(() -> compileDeep(source, environment, limits));
        }
    }

    private static Program compileDeep(String source, Environment environment, Limits limits) {
        try {
            return compile(source, environment, limits, limits.nesting());
        } catch (Nesting.TooDeep e) {
            return tooDeep(limits);
        }
    }

    private static Program tooDeep(Limits limits) {
        throw new CompileException(Located.nowhere("expression is nested deeper than " + limits.nesting()));
    }

    private static Program compile(String source, Environment environment, Limits limits, int nesting) {
        try {
            Node tree = Parser.parse(source, limits.nodes(), new Nesting(nesting), environment.shape()::has);
            Nesting depth = new Nesting(nesting);
            Checker.check(tree, environment.shape(), depth, limits.nodes() * VISITS_PER_NODE);
            Node optimized = Optimizer.optimize(tree);
            Compiler.Compiled compiled = Compiler.compileTree(optimized);
            boolean deep = nesting > DeepStack.SHALLOW;
            // What is said of guards is true of the default limits, and looked for on an ordinary stack.
            List<Guard> guards = deep || !limits.equals(Limits.DEFAULT) ? List.of() : GuardFinder.find(optimized);
            return new Program(source, compiled, deep, limits, guards);
        } catch (Fault e) {
            throw new CompileException(Located.at(source, e.position(), String.valueOf(e.getMessage())));
        } catch (GoException e) {
            throw new CompileException(Located.nowhere(e.getMessage()));
        }
    }
}

package dev.windlass.bench;

import dev.windlass.expr.Environment;
import dev.windlass.expr.Expr;
import dev.windlass.expr.Program;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Running a compiled expression, compiling one, and both together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExprBenchmark {
    @Param({"equals", "typical", "contains", "matches", "map", "strings", "number", "nomatch"})
    public String name = "equals";

    private String source = "";
    private Map<String, Object> event = Map.of();
    private Environment environment = Environment.unknown();
    private Program program = Expr.compile("true");

    /** Compiles the expression. */
    @Setup
    public void prepare() {
        source = Objects.requireNonNull(Selectors.SOURCES.get(name));
        event = Selectors.event();
        environment = Environment.of(event);
        program = Expr.compile(source, environment);
    }

    @Benchmark
    public Object run() {
        return Objects.requireNonNull(program.run(event));
    }

    @Benchmark
    public Object compile() {
        return Expr.compile(source, environment);
    }

    /** What Argo does for each event and binding. */
    @Benchmark
    public Object eval() {
        return Objects.requireNonNull(
                Expr.compile(source, Environment.of(event)).run(event));
    }
}

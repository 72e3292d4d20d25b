package dev.windlass.bench;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Type;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.strconv.Quote;
import dev.windlass.gotemplate.Template;
import dev.windlass.gotemplate.TemplateOptions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Executes the templates that {@code go/template} executes, compiled once, over the same data. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TemplateBenchmark {
    static final Map<String, String> TEMPLATES = Map.of(
            "line",
            "Application {{.app.metadata.name}} is {{.app.status.health.status}} at {{.app.status.sync.revision}}",
            "images",
            "{{range $r := .app.status.operationState.syncResult.resources}}{{range $i := $r.images}}- \"{{$i}}\"{{end}}{{end}}",
            "toJson",
            "{{toJson .app.status.operationState.syncResult}}",
            "pipes",
            "{{.app.metadata.name | upper | printf \"%-20s\" | quote}} "
                    + "{{if eq .app.status.health.status \"Healthy\"}}ok{{else}}bad{{end}}");

    /** What the templates call of sprig. */
    private static final Map<String, GoFunction> FUNCTIONS = Map.of(
            "upper",
            function(
                    "upper", Type.STRING, false, (budget, args) -> text(args[0]).toUpperCase(Locale.ROOT)),
            "quote",
            function("quote", Type.ANYS, true, (budget, args) -> Quote.quote(text(args[0]))),
            "toJson",
            function("toJson", Type.ANY, false, (budget, args) -> Json.marshal(budget, args[0])));

    @Param({"line", "images", "toJson", "pipes"})
    String name = "line";

    private final StringBuilder out = new StringBuilder();
    private @Nullable Template template;
    private @Nullable Object data;

    private static GoFunction function(String name, Type parameter, boolean variadic, GoFunction.Body body) {
        return GoFunction.of(name, Type.func(List.of(parameter), List.of(Type.STRING), variadic), body);
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    /** Compiles the template and reads the data. */
    @Setup
    public void compile() throws IOException {
        TemplateOptions options = TemplateOptions.DEFAULT.withFunctions(FUNCTIONS);
        template = Template.parse("t", Objects.requireNonNull(TEMPLATES.get(name)), options);
        try (var file = TemplateBenchmark.class.getResourceAsStream("template-data.json")) {
            Map<?, ?> json =
                    (Map<?, ?>) Json.unmarshal(Objects.requireNonNull(file).readAllBytes());
            data = Objects.requireNonNull(json).get("vars");
        }
    }

    /** One execution. */
    @Benchmark
    public StringBuilder execute() {
        out.setLength(0);
        Objects.requireNonNull(template).execute(data, out);
        return out;
    }
}

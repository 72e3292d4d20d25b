package dev.windlass.bench;

import dev.windlass.golang.json.Json;
import dev.windlass.gotemplate.Template;
import dev.windlass.gotemplate.TemplateOptions;
import dev.windlass.gotemplate.sprig.Sprig;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Executes and parses the templates that {@code go/template} executes and parses, over the same data. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
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

    @Param({"line", "images", "toJson", "pipes"})
    String name = "line";

    private final StringBuilder out = new StringBuilder();
    private TemplateOptions options = TemplateOptions.DEFAULT;
    private String source = "";
    private @Nullable Template template;
    private @Nullable Object data;

    /** Compiles the template and reads the data. */
    @Setup
    public void prepare() throws IOException {
        options = TemplateOptions.DEFAULT
                .withFunctions(Sprig.functions(Clock.systemUTC(), new SecureRandom()))
                .withMutating(Sprig.MUTATING);
        source = Objects.requireNonNull(TEMPLATES.get(name));
        template = Template.parse("t", source, options);
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

    /** From text to template, the functions being known. */
    @Benchmark
    public Template parse() {
        return Template.parse("t", source, options);
    }
}

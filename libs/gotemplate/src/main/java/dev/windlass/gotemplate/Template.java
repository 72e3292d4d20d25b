package dev.windlass.gotemplate;

import dev.windlass.golang.GoString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Go template, parsed and ready to run. Immutable: any number of threads may execute it at the same time. */
public final class Template {
    private final String name;
    private final String text;
    private final TemplateOptions options;
    private final Map<String, Definition> definitions;
    private final boolean mutates;

    private Template(
            String name, String text, TemplateOptions options, Map<String, Definition> definitions, boolean mutates) {
        this.name = name;
        this.text = text;
        this.options = options;
        this.definitions = definitions;
        this.mutates = mutates;
    }

    /**
     * Parses with the built-in functions and the default limits.
     *
     * @param name what error messages call the template
     * @throws TemplateParseException if the text is no template, with Go's message
     */
    public static Template parse(String name, String text) {
        return parse(name, text, TemplateOptions.DEFAULT);
    }

    /**
     * Parses with the functions, the meaning of missing keys and the limits given.
     *
     * @param name what error messages call the template
     * @throws TemplateParseException if the text is no template, with Go's message
     */
    public static Template parse(String name, String text, TemplateOptions options) {
        int maxDepth = options.limits().maxDepth();
        Compilation shallow = new Compilation(name, text, options, Math.min(maxDepth, DeepStack.SHALLOW));
        Map<String, Definition> definitions = shallow.definitions();
        if (definitions != null) {
            return new Template(name, text, options, definitions, shallow.mutates());
        }
        Compilation deep = new Compilation(name, text, options, maxDepth);
        return new Template(name, text, options, deep.onDeepStack(), deep.mutates());
    }

    public String name() {
        return name;
    }

    /**
     * Runs the template over data in Go's representation (see {@link dev.windlass.golang.Values}), which it does not
     * change.
     *
     * @throws TemplateExecutionException if it fails, with Go's message, or meets a limit
     */
    public String execute(@Nullable Object data) {
        StringBuilder out = new StringBuilder();
        execute(data, out);
        return GoString.canonical(out);
    }

    /**
     * Writes what the template gives for the data; what came before an error has been written when it is thrown. A byte
     * that is not UTF-8 is written as its escape (see {@link GoString}).
     *
     * @throws TemplateExecutionException if it fails, with Go's message, or meets a limit
     * @throws UncheckedIOException if the output refuses what is written
     */
    public void execute(@Nullable Object data, Appendable out) {
        Execution execution = new Execution(this, out, data);
        Definition root = definitions.get(name);
        try {
            execution.run(Objects.requireNonNull(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable Definition definition(String template) {
        return definitions.get(template);
    }

    /** Whether an execution changes maps that it is given. */
    boolean mutates() {
        return mutates;
    }

    TemplateOptions options() {
        return options;
    }

    /** {@code name:line:column} of an index of the text. */
    String location(int pos) {
        int lineStart = text.lastIndexOf('\n', pos - 1) + 1;
        int line = 1 + Source.countNewlines(text, 0, pos);
        return name + ":" + line + ":" + Source.byteLength(text, lineStart, pos);
    }
}

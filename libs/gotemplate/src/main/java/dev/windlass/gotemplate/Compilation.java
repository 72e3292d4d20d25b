package dev.windlass.gotemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt to parse and compile a text, down to some depth. */
final class Compilation {
    private final Compiler compiler;
    private final ParseContext context;
    private final int allowedDepth;

    Compilation(String name, String text, TemplateOptions options, int maxDepth) {
        this.compiler = new Compiler(options);
        this.context = ParseContext.of(name, text, options.delimiters(), compiler::knows, maxDepth);
        this.allowedDepth = options.limits().maxDepth();
    }

    boolean mutates() {
        return compiler.mutates();
    }

    /** The definitions by name; null if the text goes deeper than was tried, but not known to go deeper than it may. */
    @Nullable Map<String, Definition> definitions() {
        try {
            return compile();
        } catch (TemplateParseException e) {
            if (context.isTooDeep() && context.maxDepth() < allowedDepth) {
                return null;
            }
            throw e;
        }
    }

    Map<String, Definition> onDeepStack() {
        Holder holder = new Holder();
        try {
            DeepStack.run(() -> holder.definitions = compile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return holder.definitions;
    }

    private Map<String, Definition> compile() {
        return compiler.compile(Parser.parse(context));
    }

    private static final class Holder {
        Map<String, Definition> definitions = Map.of();
    }
}

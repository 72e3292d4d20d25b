package dev.windlass.gotemplate;

import dev.windlass.golang.GoFunction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a template may call, what a missing key means to it, and its limits.
 *
 * @param functions by the name that templates call them; they hide built-in functions of the same name
 * @param missingKey what a map answers for a key that it lacks
 * @param limits what parsing and each execution may use
 */
public record TemplateOptions(Map<String, GoFunction> functions, MissingKey missingKey, Limits limits) {
    /** No functions but the built-in ones, Go's default for missing keys, and {@link Limits#DEFAULT}. */
    public static final TemplateOptions DEFAULT = new TemplateOptions(Map.of(), MissingKey.DEFAULT, Limits.DEFAULT);

    /** @throws IllegalArgumentException if a name is no identifier or a function has other results than Go allows */
    public TemplateOptions {
        functions = Map.copyOf(functions);
        functions.forEach(TemplateOptions::check);
    }

    private static void check(String name, GoFunction function) {
        boolean identifier = !name.isEmpty()
                && !Character.isDigit(name.codePointAt(0))
                && name.codePoints().allMatch(Source::isAlphaNumeric);
        if (!identifier) {
            throw new IllegalArgumentException("function name " + Literals.quote(name) + " is not a valid identifier");
        }
        String fault = Calls.signatureFault(name, function.signature());
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** These options with further functions. */
    public TemplateOptions withFunctions(Map<String, GoFunction> more) {
        Map<String, GoFunction> all = new LinkedHashMap<>(functions);
        all.putAll(more);
        return new TemplateOptions(all, missingKey, limits);
    }

    /** These options with another meaning of missing keys. */
    public TemplateOptions withMissingKey(MissingKey meaning) {
        return new TemplateOptions(functions, meaning, limits);
    }

    /** These options with other limits. */
    public TemplateOptions withLimits(Limits other) {
        return new TemplateOptions(functions, missingKey, other);
    }
}

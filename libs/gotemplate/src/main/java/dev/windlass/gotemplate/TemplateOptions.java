package dev.windlass.gotemplate;

import dev.windlass.golang.GoFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a template may call, what a missing key means to it, and its limits.
 *
 * @param functions by the name that templates call them; they hide built-in functions of the same name
 * @param mutating names of functions that change maps they are given; a template that calls one works on a copy of its data
 * @param missingKey what a map answers for a key that it lacks
 * @param delimiters what actions stand between
 * @param limits what parsing and each execution may use
 */
public record TemplateOptions(
        Map<String, GoFunction> functions,
        Set<String> mutating,
        MissingKey missingKey,
        Delimiters delimiters,
        Limits limits) {
    /** No functions but the built-in ones, and Go's defaults. */
    public static final TemplateOptions DEFAULT =
            new TemplateOptions(Map.of(), Set.of(), MissingKey.DEFAULT, Delimiters.DEFAULT, Limits.DEFAULT);

    /** @throws IllegalArgumentException if a name is no identifier or a function has other results than Go allows */
    public TemplateOptions {
        functions = Map.copyOf(functions);
        mutating = Set.copyOf(mutating);
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
        return new TemplateOptions(all, mutating, missingKey, delimiters, limits);
    }

    /** These options with other functions that change maps. */
    public TemplateOptions withMutating(Set<String> names) {
        return new TemplateOptions(functions, names, missingKey, delimiters, limits);
    }

    /** These options with another meaning of missing keys. */
    public TemplateOptions withMissingKey(MissingKey meaning) {
        return new TemplateOptions(functions, mutating, meaning, delimiters, limits);
    }

    /** These options with other delimiters, as {@code Delims} sets them: an empty one stands for Go's default. */
    public TemplateOptions withDelimiters(String left, String right) {
        return new TemplateOptions(functions, mutating, missingKey, Delimiters.of(left, right), limits);
    }

    /** These options with other limits. */
    public TemplateOptions withLimits(Limits other) {
        return new TemplateOptions(functions, mutating, missingKey, delimiters, other);
    }
}

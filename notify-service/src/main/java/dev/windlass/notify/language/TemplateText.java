package dev.windlass.notify.language;

import dev.windlass.gotemplate.Template;
import dev.windlass.gotemplate.TemplateExecutionException;
import dev.windlass.gotemplate.TemplateOptions;
import dev.windlass.gotemplate.TemplateParseException;
import dev.windlass.gotemplate.sprig.Sprig;
import dev.windlass.notify.yaml.MalformedException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text in Go's template language, with sprig's functions less {@code env} and {@code expandenv}. */
public final class TemplateText {
    private static final TemplateOptions OPTIONS = TemplateOptions.DEFAULT
            .withFunctions(Sprig.functions(Clock.systemUTC(), new SecureRandom()))
            .withMutating(Sprig.MUTATING);

    private final Template template;

    private TemplateText(Template template) {
        this.template = template;
    }

    /**
     * Parses a text.
     *
     * @param name what error messages call it
     */
    public static TemplateText parse(String name, String text) throws MalformedException {
        try {
            return new TemplateText(Template.parse(name, text, OPTIONS));
        } catch (TemplateParseException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    public String render(Map<String, @Nullable Object> variables) throws EvaluationException {
        try {
            return template.execute(variables);
        } catch (TemplateExecutionException e) {
            throw new EvaluationException(String.valueOf(e.getMessage()));
        }
    }
}

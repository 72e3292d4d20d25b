package dev.windlass.gotemplate;

/** The text is not a template: {@code template: name:line: reason}, as Go's {@code Template.Parse} says it. */
public final class TemplateParseException extends TemplateException {
    public TemplateParseException(String message) {
        super(message);
    }
}

package dev.windlass.gotemplate;

/**
 * The template failed on this data, or met a limit: {@code template: name:line:column: executing "name" at <node>:
 * reason}, as Go's {@code Template.Execute} says it. Columns count bytes of UTF-8.
 */
public final class TemplateExecutionException extends TemplateException {
    public TemplateExecutionException(String message) {
        super(message);
    }

    public TemplateExecutionException(String message, Throwable cause) {
        super(message, cause);
    }
}

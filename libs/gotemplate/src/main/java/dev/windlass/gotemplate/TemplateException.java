package dev.windlass.gotemplate;

/** Whatever a template can answer in place of output; the message is the one Go gives. */
public abstract sealed class TemplateException extends RuntimeException
        permits TemplateParseException, TemplateExecutionException {
    TemplateException(String message) {
        super(message);
    }

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.windlass.notify.settings;

import dev.windlass.notify.language.EvaluationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a template says to one kind of service, or to one service alone, beside its message. */
@FunctionalInterface
interface TemplatePart {
    Notification.Part render(Map<String, @Nullable Object> variables) throws EvaluationException;
}

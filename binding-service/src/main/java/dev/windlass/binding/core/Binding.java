package dev.windlass.binding.core;

import dev.windlass.contracts.SubmitCommand.TemplateRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A WorkflowEventBinding.
 *
 * @param selector an expression that holds for the events it wants
 * @param submit what to submit then; null where nothing is
 * @param instanceId the controller instance it belongs to; null for the one without an id
 */
public record Binding(
        String namespace,
        String name,
        String uid,
        String selector,
        @Nullable Submit submit,
        @Nullable String instanceId) {
    public BindingRef ref() {
        return new BindingRef(namespace, name, uid);
    }

    /**
     * What to submit.
     *
     * @param name an expression, or empty
     * @param generateName an expression, or empty
     * @param labels expressions by label
     * @param annotations expressions by annotation
     */
    public record Submit(
            TemplateRef template,
            String name,
            String generateName,
            Map<String, String> labels,
            Map<String, String> annotations,
            List<Argument> parameters) {
        boolean hasMetadata() {
            return !(name.isEmpty() && generateName.isEmpty() && labels.isEmpty() && annotations.isEmpty());
        }
    }

    /**
     * One argument.
     *
     * @param event the expression that gives its value; null where the binding has no {@code valueFrom}
     */
    public record Argument(String name, @Nullable String event) {}
}

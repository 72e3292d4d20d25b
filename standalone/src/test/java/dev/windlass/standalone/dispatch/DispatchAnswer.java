package dev.windlass.standalone.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of one binding.
 *
 * @param outcome {@code matched}, {@code not-matched} or {@code error}
 * @param error the error's text
 * @param workflow what was posted, whether it was taken or not
 */
record DispatchAnswer(
        String outcome, @Nullable String error, @Nullable JsonNode workflow) {
    private static final String DRAWN = "*****";
    private static final List<String> OURS = List.of("windlass.dev/event-id", "windlass.dev/binding");

    /** What the original made of a binding. */
    static DispatchAnswer expected(JsonNode binding) {
        JsonNode posted = binding.has("workflow") ? binding.path("workflow") : binding.path("rejectedWorkflow");
        if (posted instanceof ObjectNode workflow) {
            workflow.remove("status");
        }
        return new DispatchAnswer(
                binding.path("outcome").asString(),
                binding.has("error") ? binding.path("error").asString() : null,
                posted.isMissingNode() ? null : posted);
    }

    /** The same with what is ours alone taken away: two annotations, and how the end of a generated name is drawn. */
    DispatchAnswer comparable(boolean generated) {
        if (workflow == null) {
            return this;
        }
        ObjectNode posted = (ObjectNode) workflow.deepCopy();
        ObjectNode metadata = (ObjectNode) posted.path("metadata");
        ObjectNode annotations = (ObjectNode) metadata.path("annotations");
        annotations.remove(OURS);
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        }
        String name = metadata.path("name").asString();
        String drawn = generated ? metadata.path("generateName").asString("") + DRAWN : name;
        metadata.put("name", drawn);
        return new DispatchAnswer(outcome, error == null ? null : error.replace(name, drawn), posted);
    }

    boolean isGenerated() {
        return workflow != null
                && workflow.path("metadata").path("name").asString().endsWith(DRAWN);
    }
}

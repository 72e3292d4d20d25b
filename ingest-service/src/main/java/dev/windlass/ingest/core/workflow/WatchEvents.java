package dev.windlass.ingest.core.workflow;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts the API server's watch events into the form in which Argo Server streams them. */
public final class WatchEvents {
    private static final JsonMapper JSON = new JsonMapper();

    private final Fields fields;
    private final boolean workflows;

    private WatchEvents(Fields fields, boolean workflows) {
        this.fields = fields;
        this.workflows = workflows;
    }

    /**
     * A way to tell events.
     *
     * @param fields which of their fields are wanted
     * @param workflows whether they are about Workflows; else they are Kubernetes Events, told as they are
     */
    public static WatchEvents of(String fields, boolean workflows) {
        return new WatchEvents(Fields.of(fields), workflows);
    }

    /** One event as one line, without its end. */
    public String told(String line) {
        JsonNode event = JSON.readTree(line);
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        if (event.path("type").asString("").equals("ERROR")) {
            told.putObject("error")
                    .put("message", event.path("object").path("message").asString(""));
            return told.toString();
        }
        if (workflows && event.path("object") instanceof ObjectNode object) {
            Shape.of(Kind.WORKFLOW, object);
        }
        told.set("result", workflows ? event : event.path("object"));
        fields.clean(told);
        return told.toString();
    }
}

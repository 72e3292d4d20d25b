package dev.windlass.ingest.core.workflow;

import dev.windlass.contracts.CreatorLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Templates and bindings: what is kept in the cluster for later. */
public final class Templates {
    private static final List<String> OPTIONS =
            List.of("labelSelector", "fieldSelector", "limit", "continue", "resourceVersion");

    private final ClusterObjects objects;
    private final InstanceId instance;

    public Templates(ClusterObjects objects, InstanceId instance) {
        this.objects = objects;
        this.instance = instance;
    }

    public ObjectNode get(Actor as, Kind kind, String namespace, String name) throws ApiFailure {
        ObjectNode object = objects.get(as, kind, namespace, name);
        instance.check(object);
        return Shape.of(kind, object);
    }

    /** The kind's objects by name, or a page of them; the query is the request's. */
    public ObjectNode list(Actor as, Kind kind, String namespace, UnaryOperator<String> query) throws ApiFailure {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String option : OPTIONS) {
            String value = query.apply("listOptions." + option);
            if (!value.isEmpty()) {
                asked.put(option, value);
            }
        }
        if (kind != Kind.WORKFLOW_EVENT_BINDING) {
            asked.put("labelSelector", instance.selector(asked.getOrDefault("labelSelector", "")));
        }
        ObjectNode found = objects.list(as, kind, namespace, asked);
        List<JsonNode> items = new ArrayList<>();
        String pattern = query.apply("namePattern");
        found.path("items").forEach(it -> {
            if (name(it).contains(pattern)) {
                items.add(Shape.of(kind, (ObjectNode) it));
            }
        });
        items.sort(Comparator.comparing(Templates::name));
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.set("metadata", listMetadata(found.path("metadata")));
        if (items.isEmpty()) {
            list.putNull("items");
        } else {
            ArrayNode array = list.putArray("items");
            items.forEach(array::add);
        }
        Fields.of(query.apply("fields")).clean(list);
        return list;
    }

    /** Creates the object that the request holds under {@code field}. */
    public ObjectNode create(Actor as, Kind kind, String namespace, JsonNode request, String field) throws ApiFailure {
        ObjectNode object = object(kind, ArgoJson.request(ArgoJson.Verb.CREATE, kind, request), field);
        ObjectNode labels = object.withObjectProperty("metadata").withObjectProperty("labels");
        instance.label(labels);
        labels.put(CreatorLabel.KEY, CreatorLabel.of(as.name()));
        return Shape.of(kind, objects.create(as, kind, namespace, object, false));
    }

    /**
     * Replaces the object of that name by the one that the request holds.
     *
     * @param name may be empty: then it is the name in the request's object
     */
    public ObjectNode update(Actor as, Kind kind, String namespace, String name, JsonNode request, String field)
            throws ApiFailure {
        ObjectNode object = object(kind, ArgoJson.request(ArgoJson.Verb.UPDATE, kind, request), field);
        ObjectNode metadata = object.withObjectProperty("metadata");
        if (metadata.path("name").asString("").isEmpty()) {
            metadata.put("name", name);
        }
        if (!name.isEmpty() && !name(object).equals(name)) {
            throw ApiFailure.invalid("the name in the body is not the name in the path");
        }
        instance.check(object);
        return Shape.of(kind, objects.update(as, kind, namespace, object));
    }

    /** Deletes an object, which must be there. */
    public void delete(Actor as, Kind kind, String namespace, String name, boolean dryRun) throws ApiFailure {
        instance.check(objects.get(as, kind, namespace, name));
        objects.delete(as, kind, namespace, name, dryRun);
    }

    /** As Go's types write it: what is empty is left out. */
    private static ObjectNode listMetadata(JsonNode found) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        found.properties().forEach(it -> {
            if (!it.getValue().isNull() && !it.getValue().asString("-").isEmpty()) {
                metadata.set(it.getKey(), it.getValue());
            }
        });
        return metadata;
    }

    private static ObjectNode object(Kind kind, JsonNode request, String field) throws ApiFailure {
        if (request.path(field) instanceof ObjectNode object) {
            return object;
        }
        throw ApiFailure.invalid(kind.kind() + " is not found in Request body");
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asString("");
    }
}

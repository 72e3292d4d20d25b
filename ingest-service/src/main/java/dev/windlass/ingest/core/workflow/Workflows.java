package dev.windlass.ingest.core.workflow;

import dev.windlass.contracts.CreatorLabel;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Creates, submits, finds and deletes Workflows, as Argo Server does. */
public final class Workflows {
    private static final String LATEST = "@latest";
    private static final String CREATOR = CreatorLabel.KEY;

    private final ClusterObjects objects;
    private final InstanceId instance;
    private final Clock clock;
    private final Checks checks;

    public Workflows(ClusterObjects objects, InstanceId instance, Clock clock) {
        this.objects = objects;
        this.instance = instance;
        this.clock = clock;
        this.checks = new Checks(objects);
    }

    /** Creates the body's {@code workflow}, or only says what it would be. */
    public ObjectNode create(Actor as, String namespace, JsonNode body) throws ApiFailure {
        JsonNode request = ArgoJson.request(ArgoJson.Verb.CREATE, Kind.WORKFLOW, body);
        if (!(request.path("workflow") instanceof ObjectNode workflow)) {
            throw ApiFailure.invalid("workflow body not specified");
        }
        ObjectNode metadata = workflow.withObjectProperty("metadata");
        if (metadata.path("namespace").asString("").isEmpty()) {
            metadata.put("namespace", namespace);
        }
        label(as, workflow);
        checks.check(as, namespace, workflow);
        if (!request.path("createOptions").path("dryRun").isEmpty()) {
            return Shape.of(Kind.WORKFLOW, workflow);
        }
        return store(as, namespace, workflow, request.path("serverDryRun").asBoolean(false));
    }

    /** Creates a Workflow from a template or a CronWorkflow. */
    public ObjectNode submit(Actor as, String namespace, JsonNode body) throws ApiFailure {
        JsonNode request = ArgoJson.request(ArgoJson.Verb.SUBMIT, Kind.WORKFLOW, body);
        Kind kind = Submission.kind(request.path("resourceKind").asString(""));
        String name = request.path("resourceName").asString("");
        ObjectNode workflow = kind == Kind.CRON_WORKFLOW
                ? Submission.ofCron(ArgoJson.object(kind, objects.get(as, kind, namespace, name)), clock.instant())
                : Submission.ofTemplate(kind, name);
        label(as, workflow);
        JsonNode options = request.path("submitOptions");
        Submission.apply(workflow, options);
        checks.check(as, namespace, workflow);
        if (options.path("dryRun").asBoolean(false)) {
            return Shape.of(Kind.WORKFLOW, workflow);
        }
        workflow.withObjectProperty("metadata").put("namespace", namespace);
        return store(as, namespace, workflow, options.path("serverDryRun").asBoolean(false));
    }

    /** The Workflow of that name, or the newest. */
    public ObjectNode get(Actor as, String namespace, String name, Fields fields) throws ApiFailure {
        ObjectNode workflow = Shape.of(Kind.WORKFLOW, find(as, namespace, name));
        fields.clean(workflow);
        return Shape.of(Kind.WORKFLOW, workflow);
    }

    /** The name of the Workflow of that name, or of the newest, which must be there. */
    String nameOf(Actor as, String namespace, String name) throws ApiFailure {
        return find(as, namespace, name).path("metadata").path("name").asString("");
    }

    /**
     * A page of the namespace's Workflows.
     *
     * @param query the request's parameters by name, empty where there is none
     */
    public ObjectNode list(Actor as, String namespace, UnaryOperator<String> query) throws ApiFailure {
        Page page = Page.of(query);
        if (!objects.mayList(as, Kind.WORKFLOW, namespace)) {
            throw new ApiFailure(
                    403,
                    "Permission denied, you are not allowed to list workflows in namespace \"" + namespace
                            + "\". Maybe you want to specify a namespace with query parameter `.namespace=" + namespace
                            + "`?");
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("labelSelector", instance.selector(query.apply("listOptions.labelSelector")));
        String fieldSelector = query.apply("listOptions.fieldSelector");
        if (!fieldSelector.isEmpty() && !Page.comparesNames(query.apply("nameFilter"))) {
            asked.put("fieldSelector", fieldSelector);
        }
        ObjectNode all = objects.list(as, Kind.WORKFLOW, namespace, asked);
        List<JsonNode> items = page.of(all.path("items"));
        int total = page.total(all.path("items"));
        return listObject(all, items, page.offset() + items.size(), total, Fields.of(query.apply("fields")));
    }

    /** Deletes a Workflow, which must be there. */
    public void delete(Actor as, String namespace, String name, boolean force, boolean dryRun) throws ApiFailure {
        String found = nameOf(as, namespace, name);
        if (force && !dryRun) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("metadata").putNull("finalizers");
            objects.merge(as, Kind.WORKFLOW, namespace, found, patch);
        }
        objects.delete(as, Kind.WORKFLOW, namespace, found, dryRun);
    }

    private static ObjectNode listObject(ObjectNode all, List<JsonNode> items, int end, int total, Fields fields) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = list.putObject("metadata");
        metadata.set("resourceVersion", all.path("metadata").path("resourceVersion"));
        if (end < total && !items.isEmpty()) {
            metadata.put("continue", Integer.toString(end)).put("remainingItemCount", total - end);
        }
        var array = list.putArray("items");
        items.forEach(it -> array.add(Shape.of(Kind.WORKFLOW, (ObjectNode) it)));
        fields.clean(list);
        list.withObjectProperty("metadata");
        if (list.path("items").isEmpty()) {
            list.putNull("items");
        } else {
            list.path("items").forEach(it -> Shape.of(Kind.WORKFLOW, (ObjectNode) it));
        }
        return list;
    }

    private ObjectNode find(Actor as, String namespace, String name) throws ApiFailure {
        if (!name.equals(LATEST)) {
            ObjectNode workflow =
                    namespace.isEmpty() ? anywhere(as, name) : objects.get(as, Kind.WORKFLOW, namespace, name);
            instance.check(workflow);
            return workflow;
        }
        JsonNode latest = null;
        Instant newest = Instant.MIN;
        for (JsonNode each :
                objects.list(as, Kind.WORKFLOW, namespace, Map.of()).path("items")) {
            Instant created = Instant.parse(
                    each.path("metadata").path("creationTimestamp").asString("1970-01-01T00:00:00Z"));
            if (created.isAfter(newest)) {
                latest = each;
                newest = created;
            }
        }
        if (!(latest instanceof ObjectNode found)) {
            throw new ApiFailure(404, "no workflows found");
        }
        return found;
    }

    private ObjectNode anywhere(Actor as, String name) throws ApiFailure {
        JsonNode found = objects.list(as, Kind.WORKFLOW, "", Map.of("fieldSelector", "metadata.name=" + name));
        if (found.path("items").path(0) instanceof ObjectNode workflow) {
            return workflow;
        }
        throw new ApiFailure(404, "workflows.argoproj.io \"" + name + "\" not found");
    }

    private void label(Actor as, ObjectNode workflow) {
        ObjectNode labels = workflow.withObjectProperty("metadata").withObjectProperty("labels");
        instance.label(labels);
        labels.put(CREATOR, CreatorLabel.of(as.name()));
        labels.remove(CREATOR + "-email");
        labels.remove(CREATOR + "-preferred-username");
    }

    private ObjectNode store(Actor as, String namespace, ObjectNode workflow, boolean dryRun) throws ApiFailure {
        return Shape.of(Kind.WORKFLOW, objects.create(as, Kind.WORKFLOW, namespace, workflow, dryRun));
    }
}

package dev.windlass.devcluster;

import static dev.windlass.devcluster.Column.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The resources that are there without any CustomResourceDefinition, with the real server's columns. */
final class BuiltIn {
    static final String RBAC = "rbac.authorization.k8s.io";
    static final String NAMESPACES = "namespaces";
    static final String SECRETS = "secrets";
    static final String CONFIG_MAPS = "configmaps";
    static final String SERVICE_ACCOUNTS = "serviceaccounts";
    static final String EVENTS = "events";
    static final String LEASES = "leases.coordination.k8s.io";
    static final String ROLES = "roles." + RBAC;
    static final String ROLE_BINDINGS = "rolebindings." + RBAC;
    static final String CLUSTER_ROLES = "clusterroles." + RBAC;
    static final String CLUSTER_ROLE_BINDINGS = "clusterrolebindings." + RBAC;
    static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

    /** What {@code kubectl create token} asks for; a subresource of service accounts, so not in {@link #all}. */
    static final Resource TOKEN_REQUESTS = virtual("authentication.k8s.io", "TokenRequest", true);

    private static final String NAME_TEXT =
            "Name must be unique within a namespace. Is required when creating resources, "
                    + "although some resources may allow a client to request the generation of an appropriate name automatically. "
                    + "Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More "
                    + "info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names";
    private static final String AGE_TEXT = "CreationTimestamp is a timestamp representing the server time when this "
            + "object was created. It is not guaranteed to be set in happens-before order across separate operations. "
            + "Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the "
            + "system. Read-only. Null for lists. More info: "
            + "https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";

    static final Column NAME = new Column(
            "Name", "string", "name", NAME_TEXT, 0, object -> TextNode.valueOf(Json.text(object, "metadata", "name")));
    static final Column AGE =
            text("Age", AGE_TEXT, 0, object -> Age.of(Json.text(object, "metadata", "creationTimestamp")));
    private static final Column CREATED_AT = new Column(
            "Created At",
            "date",
            "",
            AGE_TEXT,
            0,
            object -> TextNode.valueOf(Json.text(object, "metadata", "creationTimestamp")));

    private static final List<Resource> ALL = List.of(
            of("", "ConfigMap", true, "cm", columns(count("Data", "data", "binaryData"))),
            of("", "Event", true, "ev", eventColumns()),
            of("", "Namespace", false, "ns", columns(field("Status", "status", "phase"))),
            of("", "Secret", true, "", columns(field("Type", "type"), count("Data", "data"))),
            of("", "ServiceAccount", true, "sa", columns(count("Secrets", "secrets"))),
            of("apiextensions.k8s.io", "CustomResourceDefinition", false, "crd,crds", List.of(NAME, CREATED_AT)),
            of("coordination.k8s.io", "Lease", true, "", columns(field("Holder", "spec", "holderIdentity"))),
            of(RBAC, "ClusterRole", false, "", List.of(NAME, CREATED_AT)),
            of(RBAC, "ClusterRoleBinding", false, "", bindingColumns()),
            of(RBAC, "Role", true, "", List.of(NAME, CREATED_AT)),
            of(RBAC, "RoleBinding", true, "", bindingColumns()),
            virtual("authentication.k8s.io", "SelfSubjectReview", false),
            virtual("authentication.k8s.io", "TokenReview", false),
            virtual("authorization.k8s.io", "LocalSubjectAccessReview", true),
            virtual("authorization.k8s.io", "SelfSubjectAccessReview", false),
            virtual("authorization.k8s.io", "SelfSubjectRulesReview", false),
            virtual("authorization.k8s.io", "SubjectAccessReview", false));

    private BuiltIn() {}

    static List<Resource> all() {
        return ALL;
    }

    static Resource named(String qualified) {
        for (Resource resource : ALL) {
            if (resource.is(qualified)) {
                return resource;
            }
        }
        throw new IllegalArgumentException(qualified);
    }

    private static Resource of(String group, String kind, boolean namespaced, String shortNames, List<Column> columns) {
        boolean definition = kind.equals("CustomResourceDefinition");
        return new Resource(
                group,
                "v1",
                "v1",
                Text.lower(kind) + "s",
                Text.lower(kind),
                kind,
                kind + "List",
                namespaced,
                shortNames.isEmpty() ? List.of() : List.of(shortNames.split(",", -1)),
                definition ? List.of("api-extensions") : List.of(),
                definition || kind.equals("Namespace"),
                false,
                columns);
    }

    private static Resource virtual(String group, String kind, boolean namespaced) {
        return of(group, kind, namespaced, "", List.of());
    }

    private static List<Column> columns(Column... between) {
        List<Column> all = new ArrayList<>();
        all.add(NAME);
        all.addAll(List.of(between));
        all.add(AGE);
        return all;
    }

    private static Column field(String name, String... path) {
        return text(name, "", 0, object -> Json.text(object, path));
    }

    private static Column count(String name, String... fields) {
        return new Column(
                name,
                "string",
                "",
                "",
                0,
                object -> IntNode.valueOf(Stream.of(fields)
                        .mapToInt(field -> object.path(field).size())
                        .sum()));
    }

    private static List<Column> bindingColumns() {
        return List.of(
                NAME,
                text(
                        "Role",
                        "",
                        0,
                        object -> Json.text(object, "roleRef", "kind") + "/" + Json.text(object, "roleRef", "name")),
                AGE,
                text("Users", "", 1, object -> subjects(object, "User")),
                text("Groups", "", 1, object -> subjects(object, "Group")),
                text("ServiceAccounts", "", 1, object -> subjects(object, "ServiceAccount")));
    }

    private static String subjects(ObjectNode binding, String kind) {
        List<String> names = StreamSupport.stream(binding.path("subjects").spliterator(), false)
                .filter(subject -> Json.text(subject, "kind").equals(kind))
                .map(subject -> kind.equals("ServiceAccount")
                        ? Json.text(subject, "namespace") + "/" + Json.text(subject, "name")
                        : Json.text(subject, "name"))
                .toList();
        return String.join(", ", names);
    }

    private static List<Column> eventColumns() {
        return List.of(
                text("Last Seen", "", 0, event -> Age.of(lastSeen(event))),
                field("Type", "type"),
                field("Reason", "reason"),
                text("Object", "", 0, BuiltIn::involved),
                text("Subobject", "", 1, event -> Json.text(event, "involvedObject", "fieldPath")),
                text("Source", "", 1, BuiltIn::source),
                text("Message", "", 0, event -> Json.text(event, "message").strip()),
                text("First Seen", "", 1, event -> Age.of(firstSeen(event))),
                new Column("Count", "integer", "", "", 1, event -> IntNode.valueOf(occurrences(event))),
                new Column("Name", "string", "name", NAME_TEXT, 1, NAME.cell()));
    }

    private static String lastSeen(JsonNode event) {
        String series = Json.text(event, "series", "lastObservedTime");
        String last = series.isEmpty() ? Json.text(event, "lastTimestamp") : series;
        return last.isEmpty() ? firstSeen(event) : last;
    }

    private static String firstSeen(JsonNode event) {
        String first = Json.text(event, "firstTimestamp");
        return first.isEmpty() ? Json.text(event, "eventTime") : first;
    }

    private static int occurrences(JsonNode event) {
        int count = event.path("series").path("count").asInt(event.path("count").asInt());
        return count == 0 ? 1 : count;
    }

    private static String involved(JsonNode event) {
        String kind = Text.lower(Json.text(event, "involvedObject", "kind"));
        String name = Json.text(event, "involvedObject", "name");
        return name.isEmpty() ? kind : kind + "/" + name;
    }

    private static String source(JsonNode event) {
        String component = Json.text(event, "source", "component");
        String from = component.isEmpty() ? Json.text(event, "reportingComponent") : component;
        String host = Json.text(event, "source", "host");
        return host.isEmpty() ? from : from + ", " + host;
    }
}

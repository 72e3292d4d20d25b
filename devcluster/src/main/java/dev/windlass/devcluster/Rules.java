package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is refused of each kind beside its metadata (k8s.io/kubernetes, pkg/apis/.../validation). */
final class Rules {
    private static final int MAX_DATA_BYTES = 1024 * 1024;
    private static final String IMMUTABLE = "field is immutable";
    private static final String FROZEN = "field is immutable when `immutable` is set";
    private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    /** The keys that secrets of these types must have. */
    private static final Map<String, List<String>> SECRET_KEYS = Map.of(
            "kubernetes.io/tls", List.of("tls.crt", "tls.key"),
            "kubernetes.io/dockercfg", List.of(".dockercfg"),
            "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
            "kubernetes.io/ssh-auth", List.of("ssh-privatekey"));

    private final ObjectNode object;
    private final List<FieldFault> faults = new ArrayList<>();

    private Rules(ObjectNode object) {
        this.object = object;
    }

    static List<FieldFault> onCreate(Resource resource, ObjectNode object) {
        Rules rules = new Rules(object);
        switch (resource.qualified()) {
            case BuiltIn.SECRETS -> rules.secret();
            case BuiltIn.CONFIG_MAPS -> rules.configMap();
            case BuiltIn.EVENTS -> rules.event();
            case BuiltIn.LEASES -> rules.lease();
            case BuiltIn.DEFINITIONS -> rules.faults.addAll(DefinitionRules.faults(object));
            case BuiltIn.ROLES -> RbacRules.role(object, true, rules.faults);
            case BuiltIn.CLUSTER_ROLES -> RbacRules.role(object, false, rules.faults);
            case BuiltIn.ROLE_BINDINGS -> RbacRules.binding(object, true, rules.faults);
            case BuiltIn.CLUSTER_ROLE_BINDINGS -> RbacRules.binding(object, false, rules.faults);
            default -> {
                String kind = Json.text(object, "kind");
                if (!kind.equals(resource.kind())) {
                    rules.faults.add(FieldFault.invalid("kind", kind, "must be " + resource.kind()));
                }
            }
        }
        return rules.faults;
    }

    static List<FieldFault> onUpdate(Resource resource, ObjectNode object, ObjectNode old) {
        Rules rules = new Rules(object);
        switch (resource.qualified()) {
            case BuiltIn.SECRETS -> {
                rules.immutable(old, "type");
                rules.frozen(old);
            }
            case BuiltIn.CONFIG_MAPS -> rules.frozen(old);
            case BuiltIn.ROLE_BINDINGS, BuiltIn.CLUSTER_ROLE_BINDINGS ->
                RbacRules.roleRefStays(object, old, rules.faults);
            case BuiltIn.DEFINITIONS ->
                List.of("spec.group", "spec.scope", "spec.names.plural", "spec.names.kind")
                        .forEach(field -> rules.immutable(old, field));
            default -> {}
        }
        rules.faults.addAll(onCreate(resource, object));
        return rules.faults;
    }

    private void immutable(ObjectNode old, String field) {
        String[] path = field.split("\\.", -1);
        String now = Json.text(object, path);
        if (!now.equals(Json.text(old, path))) {
            faults.add(FieldFault.invalid(field, now, IMMUTABLE));
        }
    }

    /** An object marked immutable keeps its data and its mark. */
    private void frozen(ObjectNode old) {
        if (!old.path("immutable").asBoolean()) {
            return;
        }
        if (!object.path("immutable").asBoolean()) {
            faults.add(FieldFault.forbidden("immutable", FROZEN));
        }
        for (String field : List.of("data", "binaryData")) {
            if (!Json.same(object.path(field), old.path(field))) {
                faults.add(FieldFault.forbidden(field, FROZEN));
            }
        }
    }

    private long keys(String field) {
        long bytes = 0;
        for (Map.Entry<String, JsonNode> entry : object.path(field).properties()) {
            String key = entry.getKey();
            String place = field + "[" + key + "]";
            if (key.length() > 253) {
                faults.add(FieldFault.invalid(place, key, "must be no more than 253 characters"));
            }
            if (!DATA_KEY.matcher(key).matches()) {
                faults.add(FieldFault.invalid(
                        place,
                        key,
                        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or "
                                + "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"));
            }
            if (key.equals(".") || key.equals("..")) {
                faults.add(FieldFault.invalid(place, key, "must not be '" + key + "'"));
            } else if (key.startsWith("..")) {
                faults.add(FieldFault.invalid(place, key, "must not start with '..'"));
            }
            bytes += entry.getValue().asText().length();
        }
        return bytes;
    }

    private void secret() {
        if (keys("data") / 4 * 3 > MAX_DATA_BYTES) {
            faults.add(FieldFault.tooLong("data", MAX_DATA_BYTES));
        }
        String type = Json.text(object, "type");
        for (String key : SECRET_KEYS.getOrDefault(type, List.of())) {
            requireData(key);
        }
        if (type.equals("kubernetes.io/basic-auth")
                && !object.path("data").has("username")
                && !object.path("data").has("password")) {
            requireData("username");
            requireData("password");
        }
        if (type.equals(AccountTokens.TYPE)
                && Json.text(object, "metadata", "annotations", AccountTokens.ACCOUNT)
                        .isEmpty()) {
            faults.add(FieldFault.required("metadata.annotations[" + AccountTokens.ACCOUNT + "]", ""));
        }
    }

    private void requireData(String key) {
        if (!object.path("data").has(key)) {
            faults.add(FieldFault.required("data[" + key + "]", ""));
        }
    }

    private void configMap() {
        long size = keys("binaryData") / 4 * 3;
        keys("data");
        for (Map.Entry<String, JsonNode> entry : object.path("data").properties()) {
            size += Names.length(entry.getValue().asText());
            if (object.path("binaryData").has(entry.getKey())) {
                faults.add(FieldFault.invalid(
                        "data[" + entry.getKey() + "]", entry.getKey(), "duplicate of key present in binaryData"));
            }
        }
        if (size > MAX_DATA_BYTES) {
            faults.add(FieldFault.tooLong("", MAX_DATA_BYTES));
        }
    }

    private void event() {
        String namespace = Json.text(object, "metadata", "namespace");
        String involved = Json.text(object, "involvedObject", "namespace");
        boolean timed = !Json.text(object, "eventTime").isEmpty();
        boolean anywhere = namespace.equals("default") || (timed && namespace.equals("kube-system"));
        if (involved.isEmpty() ? !anywhere : !timed && !involved.equals(namespace)) {
            faults.add(FieldFault.invalid("involvedObject.namespace", involved, "does not match event.namespace"));
        }
        if (timed) {
            for (String field : List.of("reportingComponent", "reportingInstance", "action", "reason")) {
                if (Json.text(object, field).isEmpty()) {
                    faults.add(FieldFault.required(field, ""));
                }
            }
        }
    }

    private void lease() {
        JsonNode duration = object.path("spec").path("leaseDurationSeconds");
        if (duration.isNumber() && duration.asLong() <= 0) {
            faults.add(FieldFault.invalidRaw("spec.leaseDurationSeconds", duration.asText(), "must be greater than 0"));
        }
        JsonNode transitions = object.path("spec").path("leaseTransitions");
        if (transitions.isNumber() && transitions.asLong() < 0) {
            faults.add(FieldFault.invalidRaw(
                    "spec.leaseTransitions", transitions.asText(), "must be greater than or equal to 0"));
        }
    }
}

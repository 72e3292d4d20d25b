package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who calls. */
record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    static final String AUTHENTICATED = "system:authenticated";
    static final String UNAUTHENTICATED = "system:unauthenticated";
    static final String MASTERS = "system:masters";
    static final String CREDENTIAL = "authentication.kubernetes.io/credential-id";

    private static final String ACCOUNT = "system:serviceaccount:";

    static final User ANONYMOUS = new User("system:anonymous", "", List.of(UNAUTHENTICATED), Map.of());
    static final User ADMIN = new User("kubernetes-admin", "", List.of(MASTERS, AUTHENTICATED), Map.of());

    static String accountName(String namespace, String name) {
        return ACCOUNT + namespace + ":" + name;
    }

    static List<String> accountGroups(String namespace) {
        return List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace);
    }

    /** Namespace and name of the service account that a user name stands for; empty where it is another's. */
    static List<String> account(String userName) {
        String[] parts = userName.split(":", -1);
        boolean account = userName.startsWith(ACCOUNT)
                && parts.length == 4
                && Names.label(parts[2]).isEmpty()
                && Names.subdomain(parts[3]).isEmpty();
        return account ? List.of(parts[2], parts[3]) : List.of();
    }

    static List<String> with(List<String> groups, String group) {
        List<String> all = new ArrayList<>(groups);
        if (!all.contains(group)) {
            all.add(group);
        }
        return all;
    }

    boolean master() {
        return groups.contains(MASTERS);
    }

    /** As in the status of a review. */
    ObjectNode info() {
        ObjectNode info = Json.object().put("username", name);
        if (!uid.isEmpty()) {
            info.put("uid", uid);
        }
        ArrayNode list = info.putArray("groups");
        groups.forEach(list::add);
        if (!extra.isEmpty()) {
            ObjectNode more = info.putObject("extra");
            extra.forEach((key, values) -> values.forEach(more.putArray(key)::add));
        }
        return info;
    }

    /** The user that a SubjectAccessReview asks about. */
    static User of(JsonNode spec) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        spec.path("extra").properties().forEach(entry -> extra.put(entry.getKey(), Json.texts(entry.getValue())));
        return new User(Json.text(spec, "user"), Json.text(spec, "uid"), Json.texts(spec.path("groups")), extra);
    }
}

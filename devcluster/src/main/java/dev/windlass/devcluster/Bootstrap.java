package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Objects.Address;
import java.util.List;

/** Brings about what a new cluster has. */
final class Bootstrap {
    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final Store store;
    private final Objects objects;

    Bootstrap(Store store, Objects objects) {
        this.store = store;
        this.objects = objects;
    }

    void run() {
        for (String name : NAMESPACES) {
            ensure(BuiltIn.named(BuiltIn.NAMESPACES), NamespaceDefaults.named(name));
        }
        for (ObjectNode definition : Yaml.resource("argo.yaml")) {
            ensure(BuiltIn.named(BuiltIn.DEFINITIONS), definition);
        }
        for (ObjectNode grant : Yaml.resource("rbac.yaml")) {
            Json.metadata(grant).withObjectProperty("labels").put("kubernetes.io/bootstrapping", "rbac-defaults");
            Json.metadata(grant).putObject("annotations").put("rbac.authorization.kubernetes.io/autoupdate", "true");
            boolean role = Json.text(grant, "kind").equals("ClusterRole");
            ensure(BuiltIn.named(role ? BuiltIn.CLUSTER_ROLES : BuiltIn.CLUSTER_ROLE_BINDINGS), grant);
        }
    }

    private void ensure(Resource resource, ObjectNode object) {
        String name = Json.text(object, "metadata", "name");
        if (store.get(resource.qualified(), "", name) == null) {
            objects.create(new Address(resource, "", name, false, false), object);
        }
    }
}

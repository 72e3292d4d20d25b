package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Objects.Address;
import dev.windlass.devcluster.Store.Transaction;

/** What every namespace has from the start: the service account {@code default} and the authority's certificate. */
final class NamespaceDefaults {
    static final String ACCOUNT = "default";
    static final String AUTHORITY = "kube-root-ca.crt";

    private static final Resource ACCOUNTS = BuiltIn.named(BuiltIn.SERVICE_ACCOUNTS);
    private static final Resource MAPS = BuiltIn.named(BuiltIn.CONFIG_MAPS);

    private final String authorityPem;

    NamespaceDefaults(String authorityPem) {
        this.authorityPem = authorityPem;
    }

    void ensure(Transaction tx, Objects objects, String namespace) {
        if (tx.get(BuiltIn.SERVICE_ACCOUNTS, namespace, ACCOUNT) == null) {
            objects.create(tx, new Address(ACCOUNTS, namespace, ACCOUNT, false, false), named(ACCOUNT));
        }
        if (tx.get(BuiltIn.CONFIG_MAPS, namespace, AUTHORITY) == null) {
            ObjectNode map = named(AUTHORITY);
            Json.metadata(map)
                    .putObject("annotations")
                    .put(
                            "kubernetes.io/description",
                            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints "
                                    + "such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed "
                                    + "across distributions of Kubernetes clusters.");
            map.putObject("data").put("ca.crt", authorityPem);
            objects.create(tx, new Address(MAPS, namespace, AUTHORITY, false, false), map);
        }
    }

    static boolean includes(Item item) {
        return (item.resource().equals(BuiltIn.SERVICE_ACCOUNTS) && item.name().equals(ACCOUNT))
                || (item.resource().equals(BuiltIn.CONFIG_MAPS) && item.name().equals(AUTHORITY));
    }

    static ObjectNode named(String name) {
        ObjectNode object = Json.object();
        object.putObject("metadata").put("name", name);
        return object;
    }
}

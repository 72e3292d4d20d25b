package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import dev.windlass.devcluster.Store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creating and changing objects, by the API server's rules. */
final class Objects {
    private static final int NAME_TRIES = 8;
    private static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try again";

    private final Store store;
    private final NamespaceDefaults defaults;

    Objects(Store store, NamespaceDefaults defaults) {
        this.store = store;
        this.defaults = defaults;
    }

    /** What a write made. */
    record Written(Item item, boolean created) {}

    /** Which object, and how to write it; {@code validate} is asked last, with the object as it will be stored. */
    record Address(Resource resource, String namespace, String name, boolean status, boolean dryRun) {}

    Item create(Address address, ObjectNode object) {
        return store.write(tx -> create(tx, address, object));
    }

    Item create(Transaction tx, Address address, ObjectNode object) {
        Resource resource = address.resource();
        if (resource.namespaced()) {
            checkNamespace(tx, resource, address.namespace(), Json.text(object, "metadata", "name"));
        }
        ObjectNode metadata = Json.metadata(object);
        if (!Json.text(metadata, "resourceVersion").isEmpty()) {
            throw new ApiException(500, "", "resourceVersion should not be set on objects to be created", null);
        }
        initialize(resource, address.namespace(), object);
        Kinds.prepareCreate(resource, object);
        Defaults.apply(resource, object);
        String prefix = Json.text(metadata, "generateName");
        boolean generated = Json.text(metadata, "name").isEmpty() && !prefix.isEmpty();
        for (int tries = 1; ; tries++) {
            if (generated) {
                metadata.put("name", Names.generate(prefix));
            }
            String name = Json.text(metadata, "name");
            refuse(resource, name, MetadataRules.onCreate(resource, object), Rules.onCreate(resource, object));
            if (tx.get(resource.qualified(), address.namespace(), name) == null) {
                Item item = store(tx, address, object);
                if (resource.is(BuiltIn.NAMESPACES) && !address.dryRun()) {
                    defaults.ensure(tx, this, name);
                }
                return item;
            }
            if (!generated || tries == NAME_TRIES) {
                throw Failures.alreadyExists(resource, name);
            }
        }
    }

    private static void initialize(Resource resource, String namespace, ObjectNode object) {
        String kind = resource.custom() ? Json.text(object, "kind") : resource.kind();
        object.put("kind", kind).put("apiVersion", resource.apiVersion());
        ObjectNode metadata = Json.metadata(object);
        metadata.remove(List.of("selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"));
        if (resource.namespaced()) {
            metadata.put("namespace", namespace);
        }
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", Times.now());
    }

    private static void refuse(Resource resource, String name, List<FieldFault> first, List<FieldFault> second) {
        List<FieldFault> all = new ArrayList<>(first);
        all.addAll(second);
        if (!all.isEmpty()) {
            throw Failures.invalid(resource, name, all);
        }
    }

    private static Item store(Transaction tx, Address address, ObjectNode object) {
        Resource resource = address.resource();
        ObjectNode stored = ordered(resource, object);
        return address.dryRun() ? Item.of(resource.qualified(), stored, 0) : tx.put(resource.qualified(), stored);
    }

    /** Kind and version first: a list may cut them off. */
    private static ObjectNode ordered(Resource resource, ObjectNode object) {
        ObjectNode ordered = Json.object();
        ordered.set("kind", object.path("kind"));
        ordered.put(
                "apiVersion",
                resource.group().isEmpty()
                        ? resource.storageVersion()
                        : resource.group() + "/" + resource.storageVersion());
        ordered.set("metadata", object.path("metadata"));
        object.properties().forEach(entry -> {
            if (!ordered.has(entry.getKey())) {
                ordered.set(entry.getKey(), entry.getValue());
            }
        });
        return ordered;
    }

    private static void checkNamespace(Transaction tx, Resource resource, String namespace, String name) {
        Item found = tx.get(BuiltIn.NAMESPACES, "", namespace);
        if (found == null) {
            throw new ApiException(
                    404,
                    "NotFound",
                    "namespaces " + Json.quote(namespace) + " not found",
                    ApiException.Details.of("", BuiltIn.NAMESPACES, namespace));
        }
        if (found.deleting()) {
            throw Failures.forbidden(
                    resource,
                    name,
                    "unable to create new content in namespace " + namespace + " because it is being terminated",
                    List.of(new ApiException.Cause(
                            "NamespaceTerminating",
                            "namespace " + namespace + " is being terminated",
                            "metadata.namespace")));
        }
    }

    /**
     * Changes what is there by {@code change}, which may work on the object it is given.
     *
     * @param upsert makes the object from nothing where there is none; null: then it is not found
     */
    Written change(
            Address address, Function<ObjectNode, ObjectNode> change, @Nullable Function<Transaction, Item> upsert) {
        return store.write(tx -> {
            Resource resource = address.resource();
            Item old = tx.get(resource.qualified(), address.namespace(), address.name());
            if (old == null) {
                if (upsert == null) {
                    throw Failures.notFound(resource, address.name());
                }
                return new Written(upsert.apply(tx), true);
            }
            ObjectNode before = old.object();
            before.put("apiVersion", resource.apiVersion());
            ObjectNode after = change.apply(before.deepCopy());
            return new Written(update(tx, address, old, before, after), false);
        });
    }

    private Item update(Transaction tx, Address address, Item old, ObjectNode before, ObjectNode object) {
        Resource resource = address.resource();
        ObjectNode after = address.status() ? onlyStatus(resource, before, object) : object;
        ObjectNode metadata = Json.metadata(after);
        checkVersion(resource, address.name(), old, Json.metadata(object), metadata);
        fill(resource, after, before, metadata, address.namespace());
        if (!address.status()) {
            Kinds.prepareUpdate(resource, after, before);
        }
        Defaults.apply(resource, after);
        refuse(
                resource,
                address.name(),
                MetadataRules.onUpdate(resource, after, before),
                Rules.onUpdate(resource, after, before));
        ObjectNode stored = ordered(resource, after);
        if (Json.same(stored, ordered(resource, before))) {
            return old;
        }
        boolean last = metadata.has("deletionTimestamp") && Deletion.finished(resource, stored);
        if (address.dryRun()) {
            return Item.of(resource.qualified(), stored, old.version());
        }
        return last ? tx.delete(resource.qualified(), stored) : tx.put(resource.qualified(), stored);
    }

    private static void checkVersion(Resource resource, String name, Item old, ObjectNode given, ObjectNode metadata) {
        String version = Json.text(given, "resourceVersion");
        if (version.isEmpty() || version.equals("0")) {
            if (!Kinds.unconditionalUpdate(resource)) {
                // The real server names the resource here, where a kind should be.
                throw Failures.invalid(
                        resource.group(),
                        resource.plural(),
                        name,
                        List.of(FieldFault.invalidRaw(
                                "metadata.resourceVersion", "0x0", "must be specified for an update")));
            }
            metadata.put("resourceVersion", Long.toString(old.version()));
        } else if (!version.equals(Long.toString(old.version()))) {
            throw Failures.conflict(resource, name, MODIFIED);
        }
    }

    private static void fill(
            Resource resource, ObjectNode after, ObjectNode before, ObjectNode metadata, String namespace) {
        ObjectNode old = Json.metadata(before);
        if (!resource.custom()) {
            after.put("kind", resource.kind());
        }
        after.put("apiVersion", resource.apiVersion());
        metadata.remove("selfLink");
        if (Json.text(metadata, "uid").isEmpty()) {
            Kinds.keep(metadata, old, "uid");
        }
        if (resource.namespaced()) {
            metadata.put("namespace", namespace);
        }
        for (String field :
                List.of("creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds")) {
            Kinds.keep(metadata, old, field);
        }
    }

    /** What a write to the status subresource keeps of the rest. */
    private static ObjectNode onlyStatus(Resource resource, ObjectNode before, ObjectNode object) {
        ObjectNode after;
        if (resource.custom() || resource.is(BuiltIn.DEFINITIONS)) {
            after = before.deepCopy();
            Kinds.keep(after, object, "status");
            Kinds.keep(Json.metadata(after), Json.metadata(object), "resourceVersion");
        } else {
            after = object.deepCopy();
            Kinds.keep(after, before, "spec");
        }
        return after;
    }

    void ensureDefaults(Transaction tx, String namespace) {
        defaults.ensure(tx, this, namespace);
    }

    /** Sets a namespace's finalizers; without any, one that is being deleted goes. */
    Item finalizeNamespace(Address address, ObjectNode object) {
        return store.write(tx -> {
            Resource resource = address.resource();
            Item old = tx.get(resource.qualified(), "", address.name());
            if (old == null) {
                throw Failures.notFound(resource, address.name());
            }
            ObjectNode after = old.object();
            Kinds.keep(after.withObjectProperty("spec"), object.withObjectProperty("spec"), "finalizers");
            if (address.dryRun()) {
                return Item.of(resource.qualified(), after, old.version());
            }
            boolean last = old.deleting() && Deletion.finished(resource, after);
            return last ? tx.delete(resource.qualified(), after) : tx.put(resource.qualified(), after);
        });
    }

    /**
     * An update of the whole object by what the client sent.
     *
     * @param mayCreate refuses those who may not create what is not there
     */
    Written replace(Address address, ObjectNode object, Runnable mayCreate) {
        boolean upsert = Kinds.createdByUpdate(address.resource()) && !address.status();
        return change(
                address,
                old -> {
                    checkUid(address, Json.text(object, "metadata", "uid"), Json.text(old, "metadata", "uid"));
                    Kinds.keep(Json.metadata(object), Json.metadata(old), "managedFields");
                    return object;
                },
                upsert
                        ? tx -> {
                            mayCreate.run();
                            return create(tx, address, object);
                        }
                        : null);
    }

    private static void checkUid(Address address, String wanted, String uid) {
        if (!wanted.isEmpty() && !wanted.equals(uid)) {
            Resource resource = address.resource();
            boolean grouped = resource.custom() || resource.is(BuiltIn.DEFINITIONS);
            String key = "/registry/" + (grouped ? resource.group() + "/" : "") + resource.plural() + "/"
                    + Item.key(address.namespace(), address.name());
            throw Failures.conflict(
                    resource,
                    address.name(),
                    "StorageError: invalid object, Code: 4, Key: " + key + ", ResourceVersion: 0, AdditionalErrorMsg: "
                            + "Precondition failed: UID in precondition: " + wanted + ", UID in object meta: " + uid);
        }
    }
}

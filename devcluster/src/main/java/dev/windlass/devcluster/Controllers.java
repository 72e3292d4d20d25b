package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Deletion.Options;
import dev.windlass.devcluster.Objects.Address;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** What follows from changes: served definitions, deleted namespaces, dependents of deleted owners. */
final class Controllers implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Controllers.class.getName());
    private static final Resource NAMESPACES = BuiltIn.named(BuiltIn.NAMESPACES);
    private static final int BATCH = 500;

    private final Store store;
    private final Catalog catalog;
    private final Objects objects;
    private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    /** The objects that name an owner, by the owner's uid. */
    private final Map<String, Map<String, Item>> dependents = new HashMap<>();
    /** Owners that wait for their dependents to go first, by uid. */
    private final Map<String, Item> waiting = new LinkedHashMap<>();

    private final Thread thread =
            Thread.ofPlatform().name("devcluster-controllers").daemon().unstarted(this::run);

    Controllers(Store store, Catalog catalog, Objects objects) {
        this.store = store;
        this.catalog = catalog;
        this.objects = objects;
    }

    void start() {
        serve();
        store.onCommit(this::committed);
        thread.start();
    }

    private void committed(List<Change> committed) {
        for (Change change : committed) {
            if (change.resource().equals(BuiltIn.DEFINITIONS)) {
                serve();
            }
        }
        changes.addAll(committed);
    }

    private void serve() {
        List<Resource> served = new ArrayList<>();
        for (Item definition : store.list(BuiltIn.DEFINITIONS, "").items()) {
            served.addAll(Definitions.served(definition.object()));
        }
        catalog.custom(served);
    }

    private void run() {
        try {
            for (String resource : store.resources()) {
                store.list(resource, "").items().forEach(item -> follow(new Change(null, item, false)));
            }
            while (!Thread.interrupted()) {
                follow(changes.take());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Change change) {
        index(change);
        Item item = change.after();
        try {
            if (item.resource().equals(BuiltIn.CLUSTER_ROLES)) {
                aggregateRoles();
            }
            if (change.deleted()) {
                gone(item);
            } else if (item.deleting()) {
                terminate(item);
            } else if (!item.owners().isEmpty()) {
                settle(item);
            }
        } catch (ApiException e) {
            LOG.log(Level.DEBUG, "what follows from a change to " + change.key() + " was refused", e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "what follows from a change to " + change.key() + " failed", e);
        }
    }

    private void index(Change change) {
        Item before = change.before();
        if (before != null) {
            for (String owner : before.owners()) {
                Map<String, Item> known = dependents.getOrDefault(owner, Map.of());
                known.remove(before.uid());
                if (known.isEmpty()) {
                    dependents.remove(owner);
                }
            }
        }
        if (!change.deleted()) {
            Item after = change.after();
            after.owners()
                    .forEach(owner -> dependents
                            .computeIfAbsent(owner, uid -> new LinkedHashMap<>())
                            .put(after.uid(), after));
        }
    }

    private List<Item> dependents(String uid) {
        return List.copyOf(dependents.getOrDefault(uid, Map.of()).values());
    }

    private void gone(Item item) {
        dependents(item.uid()).forEach(this::settle);
        finishNamespace(item.namespace());
        finishDefinition(item.resource());
        if (item.resource().equals(BuiltIn.DEFINITIONS)) {
            store.drop(item.name());
        }
        Item namespace = store.get(BuiltIn.NAMESPACES, "", item.namespace());
        if (NamespaceDefaults.includes(item) && namespace != null && !namespace.deleting()) {
            store.write(tx -> {
                objects.ensureDefaults(tx, item.namespace());
                return item;
            });
        }
    }

    /** Roles that are made of others get those others' rules. */
    private void aggregateRoles() {
        List<Item> roles = store.list(BuiltIn.CLUSTER_ROLES, "").items();
        for (Item role : roles) {
            ObjectNode object = role.object();
            JsonNode selectors = object.path("aggregationRule").path("clusterRoleSelectors");
            if (selectors.isEmpty()) {
                continue;
            }
            ArrayNode rules = Json.array();
            for (JsonNode selector : selectors) {
                LabelSelector wanted = LabelSelector.of(selector);
                roles.stream()
                        .filter(other -> !other.uid().equals(role.uid()) && wanted.matches(other.labels()))
                        .flatMap(other -> Json.list(other.object().path("rules")).stream())
                        .filter(rule -> !Json.list(rules).contains(rule))
                        .forEach(rules::add);
            }
            if (!Json.same(rules, object.path("rules"))) {
                edit(role, changed -> changed.set("rules", rules));
            }
        }
    }

    /** What has no owner left goes; what still has one forgets the others. */
    private void settle(Item item) {
        Item now = store.get(item.resource(), item.namespace(), item.name());
        if (now == null || !now.uid().equals(item.uid())) {
            return;
        }
        Set<String> absent = new HashSet<>();
        boolean owned = false;
        for (JsonNode owner : now.object().path("metadata").path("ownerReferences")) {
            if (exists(owner, now.namespace())) {
                owned = true;
            } else {
                absent.add(Json.text(owner, "uid"));
            }
        }
        if (!owned && !absent.isEmpty()) {
            delete(List.of(now), Options.propagating("Background"));
        } else if (!absent.isEmpty()) {
            disown(now, absent);
        }
    }

    private boolean exists(JsonNode owner, String namespace) {
        for (Resource resource : catalog.all()) {
            if (resource.apiVersion().equals(Json.text(owner, "apiVersion"))
                    && resource.kind().equals(Json.text(owner, "kind"))) {
                String in = resource.namespaced() ? namespace : "";
                Item found = store.get(resource.qualified(), in, Json.text(owner, "name"));
                return found != null && found.uid().equals(Json.text(owner, "uid"));
            }
        }
        // An owner of a kind that is not served can't be judged.
        return true;
    }

    private void delete(List<Item> items, Options options) {
        for (int from = 0; from < items.size(); from += BATCH) {
            List<Item> some = items.subList(from, Math.min(items.size(), from + BATCH));
            store.write(tx -> {
                for (Item item : some) {
                    Resource resource = catalog.stored(item.resource());
                    if (resource != null && tx.get(item.resource(), item.namespace(), item.name()) != null) {
                        Deletion.delete(
                                tx, new Address(resource, item.namespace(), item.name(), false, false), options);
                    }
                }
                return some;
            });
        }
    }

    private void disown(Item item, Set<String> owners) {
        editMetadata(item, metadata -> {
            if (metadata.get("ownerReferences") instanceof ArrayNode references) {
                references.removeIf(reference -> owners.contains(Json.text(reference, "uid")));
                if (references.isEmpty()) {
                    metadata.remove("ownerReferences");
                }
            }
        });
    }

    private void release(Item item, String finalizer) {
        editMetadata(item, metadata -> {
            Set<String> left = new LinkedHashSet<>(Json.texts(metadata.path("finalizers")));
            left.remove(finalizer);
            Deletion.setFinalizers(metadata, left);
        });
    }

    private void editMetadata(Item item, Consumer<ObjectNode> edit) {
        edit(item, object -> edit.accept(Json.metadata(object)));
    }

    private void edit(Item item, Consumer<ObjectNode> edit) {
        Resource resource = catalog.stored(item.resource());
        if (resource == null || store.get(item.resource(), item.namespace(), item.name()) == null) {
            return;
        }
        Address address = new Address(resource, item.namespace(), item.name(), false, false);
        objects.change(
                address,
                object -> {
                    edit.accept(object);
                    return object;
                },
                null);
    }

    /** An object waits for its finalizers: those that are ours are seen to. */
    private void terminate(Item item) {
        List<String> finalizers = Json.texts(item.object().path("metadata").path("finalizers"));
        if (finalizers.contains(Deletion.ORPHAN)) {
            dependents(item.uid()).forEach(dependent -> disown(dependent, Set.of(item.uid())));
            release(item, Deletion.ORPHAN);
        }
        if (finalizers.contains(Deletion.FOREGROUND)) {
            delete(dependents(item.uid()), Options.propagating("Foreground"));
            waiting.put(item.uid(), item);
            finishForeground();
        }
        if (item.resource().equals(BuiltIn.NAMESPACES)) {
            empty(item.name());
            finishNamespace(item.name());
        }
        if (item.resource().equals(BuiltIn.DEFINITIONS) && finalizers.contains(Definitions.CLEANUP)) {
            delete(store.list(item.name(), "").items(), Options.PLAIN);
            finishDefinition(item.name());
        }
    }

    /** Owners deleted in the foreground go once their last dependent has. */
    private void finishForeground() {
        for (Item owner : List.copyOf(waiting.values())) {
            boolean held = dependents(owner.uid()).stream()
                    .anyMatch(item -> store.get(item.resource(), item.namespace(), item.name()) != null);
            if (!held) {
                waiting.remove(owner.uid());
                release(owner, Deletion.FOREGROUND);
            }
        }
    }

    private void empty(String namespace) {
        for (Resource resource : catalog.all()) {
            if (resource.namespaced() && resource.version().equals(resource.storageVersion())) {
                delete(store.list(resource.qualified(), namespace).items(), Options.PLAIN);
            }
        }
    }

    private void finishNamespace(String name) {
        finishForeground();
        Item namespace = name.isEmpty() ? null : store.get(BuiltIn.NAMESPACES, "", name);
        if (namespace == null || !namespace.deleting()) {
            return;
        }
        for (String resource : store.resources()) {
            if (!store.list(resource, name).items().isEmpty()) {
                return;
            }
        }
        ObjectNode bare = Json.object();
        bare.putObject("spec").putArray("finalizers");
        objects.finalizeNamespace(new Address(NAMESPACES, "", name, false, false), bare);
    }

    private void finishDefinition(String resource) {
        Item definition = store.get(BuiltIn.DEFINITIONS, "", resource);
        if (definition != null
                && definition.deleting()
                && store.list(resource, "").items().isEmpty()) {
            release(definition, Definitions.CLEANUP);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

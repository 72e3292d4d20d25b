package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Deletion.Options;
import dev.windlass.devcluster.Objects.Address;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What follows from changes: served definitions, emptied namespaces, aggregated roles, tokens, collected garbage. */
final class Controllers implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Controllers.class.getName());
    private static final Resource NAMESPACES = BuiltIn.named(BuiltIn.NAMESPACES);

    private final Store store;
    private final Catalog catalog;
    private final Objects objects;
    private final Edits edits;
    private final GarbageCollector garbage;
    private final AccountTokens accountTokens;
    private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().name("devcluster-controllers").daemon().unstarted(this::run);

    Controllers(Store store, Catalog catalog, Objects objects, Tokens tokens, String authorityPem) {
        this.store = store;
        this.catalog = catalog;
        this.objects = objects;
        edits = new Edits(store, catalog, objects);
        garbage = new GarbageCollector(store, catalog, edits);
        accountTokens = new AccountTokens(store, edits, tokens, authorityPem);
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
        try {
            garbage.follow(change);
            of(change);
            if (change.deleted()) {
                gone(change.after());
            } else if (change.after().deleting()) {
                terminate(change.after());
            }
        } catch (ApiException e) {
            LOG.log(Level.DEBUG, "what follows from a change to " + change.key() + " was refused", e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "what follows from a change to " + change.key() + " failed", e);
        }
    }

    private void of(Change change) {
        switch (change.resource()) {
            case BuiltIn.CLUSTER_ROLES -> aggregateRoles();
            case BuiltIn.SECRETS, BuiltIn.SERVICE_ACCOUNTS -> accountTokens.follow(change);
            default -> {}
        }
    }

    private void gone(Item item) {
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
            if (rules.isEmpty() ? !object.path("rules").isEmpty() : !Json.same(rules, object.path("rules"))) {
                edits.edit(role, changed -> changed.set("rules", rules));
            }
        }
    }

    /** An object waits for its finalizers: those that are ours are seen to. */
    private void terminate(Item item) {
        if (item.resource().equals(BuiltIn.NAMESPACES)) {
            for (Resource resource : catalog.all()) {
                if (resource.namespaced() && resource.version().equals(resource.storageVersion())) {
                    edits.delete(store.list(resource.qualified(), item.name()).items(), Options.PLAIN);
                }
            }
            finishNamespace(item.name());
        }
        if (item.resource().equals(BuiltIn.DEFINITIONS)) {
            edits.delete(store.list(item.name(), "").items(), Options.PLAIN);
            finishDefinition(item.name());
        }
    }

    private void finishNamespace(String name) {
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
            edits.release(definition, Definitions.CLEANUP);
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

package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.devcluster.Deletion.Options;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the dependents of deleted owners: they go first, go too, or stay as orphans. */
final class GarbageCollector {
    private final Store store;
    private final Catalog catalog;
    private final Edits edits;
    /** The objects that name an owner, by the owner's uid. */
    private final Map<String, Map<String, Item>> dependents = new HashMap<>();
    /** Owners that wait for their dependents to go first, by uid. */
    private final Map<String, Item> waiting = new LinkedHashMap<>();

    GarbageCollector(Store store, Catalog catalog, Edits edits) {
        this.store = store;
        this.catalog = catalog;
        this.edits = edits;
    }

    void follow(Change change) {
        index(change);
        Item item = change.after();
        if (change.deleted()) {
            dependents(item.uid()).forEach(this::settle);
        } else if (item.deleting()) {
            terminate(item);
        } else if (!item.owners().isEmpty()) {
            settle(item);
        }
        release();
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

    private void terminate(Item owner) {
        List<String> finalizers = Json.texts(owner.object().path("metadata").path("finalizers"));
        if (finalizers.contains(Deletion.ORPHAN)) {
            dependents(owner.uid()).forEach(dependent -> edits.disown(dependent, Set.of(owner.uid())));
            edits.release(owner, Deletion.ORPHAN);
        }
        if (finalizers.contains(Deletion.FOREGROUND)) {
            waiting.put(owner.uid(), owner);
            dependents(owner.uid()).forEach(this::settle);
        }
    }

    /** What has no owner left goes; what still has one forgets the others. */
    private void settle(Item item) {
        Item now = edits.now(item);
        if (now == null) {
            return;
        }
        Set<String> leaving = new HashSet<>();
        boolean owned = false;
        for (JsonNode reference : now.object().path("metadata").path("ownerReferences")) {
            String uid = Json.text(reference, "uid");
            if (waiting.containsKey(uid) || !exists(reference, now.namespace())) {
                leaving.add(uid);
            } else {
                owned = true;
            }
        }
        if (leaving.isEmpty()) {
            return;
        }
        if (owned) {
            edits.disown(now, leaving);
        } else if (!now.deleting()) {
            boolean first = leaving.stream().anyMatch(waiting::containsKey)
                    && !dependents(now.uid()).isEmpty();
            edits.delete(List.of(now), Options.propagating(first ? "Foreground" : "Background"));
        }
    }

    /** Owners deleted in the foreground go once no dependent blocks them any more. */
    private void release() {
        for (Item owner : List.copyOf(waiting.values())) {
            if (dependents(owner.uid()).stream().noneMatch(dependent -> blocks(dependent, owner))) {
                waiting.remove(owner.uid());
                edits.release(owner, Deletion.FOREGROUND);
            }
        }
    }

    private boolean blocks(Item dependent, Item owner) {
        Item now = edits.now(dependent);
        if (now != null) {
            for (JsonNode reference : now.object().path("metadata").path("ownerReferences")) {
                if (Json.text(reference, "uid").equals(owner.uid())
                        && reference.path("blockOwnerDeletion").asBoolean()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean exists(JsonNode owner, String namespace) {
        Resource resource = ofKind(Json.text(owner, "apiVersion"), Json.text(owner, "kind"));
        if (resource == null) {
            // An owner of a kind that is not served can't be judged.
            return true;
        }
        Item found = store.get(resource.qualified(), resource.namespaced() ? namespace : "", Json.text(owner, "name"));
        return found != null && found.uid().equals(Json.text(owner, "uid"));
    }

    private @Nullable Resource ofKind(String apiVersion, String kind) {
        for (Resource resource : catalog.all()) {
            if (resource.apiVersion().equals(apiVersion) && resource.kind().equals(kind)) {
                return resource;
            }
        }
        return null;
    }
}

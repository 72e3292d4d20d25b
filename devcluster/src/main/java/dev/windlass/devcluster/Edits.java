package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Deletion.Options;
import dev.windlass.devcluster.Objects.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes that the controllers make to objects that may have changed, or gone, meanwhile. */
final class Edits {
    private static final int BATCH = 500;

    private final Store store;
    private final Catalog catalog;
    private final Objects objects;

    Edits(Store store, Catalog catalog, Objects objects) {
        this.store = store;
        this.catalog = catalog;
        this.objects = objects;
    }

    /** The object as it is now; null where it has gone or another has taken its name. */
    @Nullable Item now(Item item) {
        Item now = store.get(item.resource(), item.namespace(), item.name());
        return now == null || !now.uid().equals(item.uid()) ? null : now;
    }

    void edit(Item item, Consumer<ObjectNode> edit) {
        Resource resource = catalog.stored(item.resource());
        if (resource != null && now(item) != null) {
            Address address = new Address(resource, item.namespace(), item.name(), false, false);
            objects.change(
                    address,
                    object -> {
                        edit.accept(object);
                        return object;
                    },
                    null);
        }
    }

    void release(Item item, String finalizer) {
        edit(item, object -> {
            ObjectNode metadata = Json.metadata(object);
            Set<String> left = new LinkedHashSet<>(Json.texts(metadata.path("finalizers")));
            left.remove(finalizer);
            Deletion.setFinalizers(metadata, left);
        });
    }

    void disown(Item item, Set<String> owners) {
        edit(item, object -> {
            ObjectNode metadata = Json.metadata(object);
            if (metadata.get("ownerReferences") instanceof ArrayNode references) {
                references.removeIf(reference -> owners.contains(Json.text(reference, "uid")));
                if (references.isEmpty()) {
                    metadata.remove("ownerReferences");
                }
            }
        });
    }

    void delete(List<Item> items, Options options) {
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
}

package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * One stored object, immutable.
 *
 * @param resource as {@link Resource#qualified()}
 * @param namespace empty for what belongs to the cluster
 * @param json the whole document in its storage version
 * @param owners the uids of its ownerReferences
 * @param deleting whether it waits for its finalizers
 */
@SuppressWarnings("ArrayRecordComponent")
record Item(
        String resource,
        String namespace,
        String name,
        String uid,
        long version,
        byte[] json,
        Map<String, String> labels,
        List<String> owners,
        boolean deleting) {

    static Item of(String resource, ObjectNode object, long version) {
        JsonNode metadata = object.path("metadata");
        JsonNode owners = metadata.path("ownerReferences");
        return new Item(
                resource,
                Json.text(metadata, "namespace"),
                Json.text(metadata, "name"),
                Json.text(metadata, "uid"),
                version,
                Json.bytes(object),
                Json.textMap(metadata.path("labels")),
                owners.isEmpty() ? List.of() : owners.findValuesAsText("uid"),
                metadata.has("deletionTimestamp"));
    }

    /** Every stored document of a resource starts with its kind and its storage version. */
    static String typePrefix(Resource resource) {
        return "{\"kind\":" + Json.quote(resource.kind()) + ",\"apiVersion\":" + Json.quote(resource.apiVersion())
                + ",";
    }

    /** Where it stands in a list: the order is that of the real server's keys. */
    String key() {
        return key(namespace, name);
    }

    static String key(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    ObjectNode object() {
        return Json.read(json);
    }
}

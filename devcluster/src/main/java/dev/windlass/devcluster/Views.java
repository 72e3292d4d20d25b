package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Objects in the form and version a client asked for. */
final class Views {
    private final Resource resource;
    private final Accept accept;
    private final String includeObject;

    Views(Resource resource, Accept accept, String includeObject) {
        this.resource = resource;
        this.accept = accept;
        this.includeObject = includeObject;
    }

    /** The document as it stands in an answer. */
    byte[] json(Item item) {
        return resource.version().equals(resource.storageVersion()) ? item.json() : Json.bytes(object(item));
    }

    ObjectNode object(Item item) {
        ObjectNode object = item.object();
        object.put("apiVersion", resource.apiVersion());
        return object;
    }

    Reply one(int code, Item item) {
        if (accept.as().isEmpty() && !accept.yaml()) {
            return Reply.json(code, Json.line(json(item)));
        }
        return one(code, object(item));
    }

    Reply one(int code, ObjectNode object) {
        if (accept.table()) {
            ObjectNode metadata =
                    Json.object().put("resourceVersion", Json.text(object, "metadata", "resourceVersion"));
            return document(code, tables().table(metadata, List.of(object), true));
        }
        return document(code, accept.partial() ? Tables.partial(object, accept.version()) : object);
    }

    Reply document(int code, JsonNode document) {
        if (!accept.yaml()) {
            return Reply.json(code, Json.line(document));
        }
        try {
            return new Reply.Full(code, "application/yaml", Yaml.write(document), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tables tables() {
        return new Tables(resource, accept.version(), includeObject);
    }

    Reply list(ObjectNode metadata, List<Item> items) {
        if (accept.table()) {
            return document(
                    200,
                    tables().table(metadata, items.stream().map(this::object).toList(), true));
        }
        if (accept.partial() || accept.yaml()) {
            String version = accept.partial() ? "meta.k8s.io/" + accept.version() : resource.apiVersion();
            ObjectNode list = Json.object()
                    .put("kind", accept.partial() ? "PartialObjectMetadataList" : resource.listKind())
                    .put("apiVersion", version);
            list.set("metadata", metadata);
            var array = list.putArray("items");
            items.forEach(item ->
                    array.add(accept.partial() ? Tables.partial(object(item), accept.version()) : object(item)));
            return document(200, list);
        }
        return Reply.json(200, plain(metadata, items));
    }

    private byte[] plain(ObjectNode metadata, List<Item> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024 + items.size() * 1024);
        String head = "{\"kind\":" + Json.quote(resource.listKind()) + ",\"apiVersion\":"
                + Json.quote(resource.apiVersion()) + ",\"metadata\":" + metadata + ",\"items\":[";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        // The entries of a built-in list don't repeat their kind.
        int skip = resource.custom() ? 0 : Item.typePrefix(resource).length() - 1;
        boolean first = true;
        for (Item item : items) {
            if (!first) {
                out.write(',');
            }
            first = false;
            byte[] json = json(item);
            if (skip > 0) {
                out.write('{');
                out.write(json, skip + 1, json.length - skip - 1);
            } else {
                out.writeBytes(json);
            }
        }
        out.writeBytes("]}\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** One line of a watch; null metadata of a Table's first event carries its columns. */
    byte[] event(String type, Item item, boolean first) {
        byte[] object;
        if (accept.table()) {
            ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(item.version()));
            object = Json.bytes(tables().table(metadata, List.of(object(item)), first));
        } else if (accept.partial()) {
            object = Json.bytes(Tables.partial(object(item), accept.version()));
        } else {
            object = json(item);
        }
        return event(type, object);
    }

    static byte[] event(String type, byte[] object) {
        byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[head.length + object.length + 2];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(object, 0, line, head.length, object.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }

    byte[] bookmark(long version, boolean initialEventsEnd) {
        ObjectNode mark = Json.object().put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
        ObjectNode metadata = mark.putObject("metadata").put("resourceVersion", Long.toString(version));
        metadata.putNull("creationTimestamp");
        if (initialEventsEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        if (accept.table()) {
            ObjectNode table =
                    tables().table(Json.object().put("resourceVersion", Long.toString(version)), List.of(mark), false);
            return event("BOOKMARK", Json.bytes(table));
        }
        return event("BOOKMARK", Json.bytes(accept.partial() ? Tables.partial(mark, accept.version()) : mark));
    }
}

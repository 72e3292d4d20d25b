package dev.windlass.contracts;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sync observations as CloudEvents: the data is the object, unchanged. */
public final class SyncCodec {
    private static final String APPLICATION = "dev.windlass.sync.application.v1";
    private static final String SYNC_RESULT = "dev.windlass.sync.result.v1";
    private static final String DELETED = "dev.windlass.sync.deleted.v1";
    private static final String NAME = "ce_application";

    private SyncCodec() {}

    public static Envelope encode(SyncObserved sync) {
        String type = switch (sync.kind()) {
            case APPLICATION -> APPLICATION;
            case SYNC_RESULT -> SYNC_RESULT;
            case DELETED -> DELETED;
        };
        Map<String, String> headers = CloudEvent.headers(sync.id(), "/windlass/syncs", type, sync.time());
        headers.put(CloudEvent.NAMESPACE, sync.namespace());
        headers.put(NAME, sync.application());
        return new Envelope(
                sync.namespace() + "/" + sync.application(),
                headers,
                sync.data().utf8());
    }

    /**
     * Reads what any producer wrote: an Application or a sync result, told apart by their fields, or that an Application
     * was deleted, which the attribute type says; namespace and name from the attributes, from the headers
     * {@code namespace} and {@code application}, or from the Application itself.
     *
     * @param position where the record lies; stands in for the id where the producer gave none
     * @param received the record's own time; stands in for the sync's where the producer gave none
     */
    public static SyncObserved decode(Envelope message, String position, Instant received)
            throws UnreadableMessageException {
        JsonNode data = parse(message.value());
        SyncObserved.Kind kind =
                DELETED.equals(message.header(CloudEvent.TYPE)) ? SyncObserved.Kind.DELETED : kindOf(data);
        String id = message.header(CloudEvent.ID);
        return new SyncObserved(
                id == null ? position : id,
                name(
                        message,
                        CloudEvent.NAMESPACE,
                        "namespace",
                        data.path("metadata").path("namespace")),
                name(message, NAME, "application", data.path("metadata").path("name")),
                kind,
                RawJson.of(message.value()),
                CloudEvent.time(message, received));
    }

    /** What the JSON is, by its fields. */
    public static SyncObserved.Kind kindOf(RawJson data) throws UnreadableMessageException {
        return kindOf(parse(data.utf8()));
    }

    private static SyncObserved.Kind kindOf(JsonNode data) throws UnreadableMessageException {
        if (data.path("kind").asString("").equals("Application")
                || data.path("status").isObject()) {
            return SyncObserved.Kind.APPLICATION;
        }
        if (data.path("resources").isArray() || data.path("revision").isString()) {
            return SyncObserved.Kind.SYNC_RESULT;
        }
        throw new UnreadableMessageException(
                "neither an Argo CD Application (kind: Application) nor a sync result (revision, resources)");
    }

    private static JsonNode parse(byte[] json) throws UnreadableMessageException {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new UnreadableMessageException("not JSON: " + e.getOriginalMessage());
        }
    }

    private static String name(Envelope message, String attribute, String header, JsonNode field)
            throws UnreadableMessageException {
        for (String text :
                new @Nullable String[] {message.header(attribute), message.header(header), field.asString("")}) {
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        throw new UnreadableMessageException("no " + header + ": give it as the header " + header);
    }
}

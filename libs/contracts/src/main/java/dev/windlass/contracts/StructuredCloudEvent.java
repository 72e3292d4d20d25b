package dev.windlass.contracts;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The structured content mode: one JSON object that holds attributes and data.
 *
 * @param attributes as text, by their own names
 * @param data the JSON that bindings see; empty where there is none
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON Event Format
 *     for CloudEvents</a>
 */
public record StructuredCloudEvent(Map<String, String> attributes, RawJson data) {
    private static final String ANY = "application/cloudevents";
    private static final String BATCH = "application/cloudevents-batch";
    private static final Set<String> TEXTS =
            Set.of("specversion", "id", "source", "type", "time", "datacontenttype", "dataschema", "subject");
    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";

    public StructuredCloudEvent {
        attributes = Map.copyOf(attributes);
    }

    /** What a message's content type says of its form. */
    public enum Mode {
        BINARY,
        STRUCTURED,
        BATCH
    }

    /** The mode that a content type names. */
    public static Mode mode(@Nullable String contentType) throws UnreadableMessageException {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.startsWith(ANY)) {
            return Mode.BINARY;
        }
        return switch (type) {
            case ANY + "+json" -> Mode.STRUCTURED;
            case BATCH + "+json" -> Mode.BATCH;
            default -> throw new UnreadableMessageException("of CloudEvents in one piece, only those in JSON are read");
        };
    }

    public static StructuredCloudEvent of(byte[] json) throws UnreadableMessageException {
        return of(parse(json));
    }

    /** The events of a batch, in their order. */
    public static List<StructuredCloudEvent> batch(byte[] json) throws UnreadableMessageException {
        JsonNode batch = parse(json);
        if (!batch.isArray()) {
            throw new UnreadableMessageException("a batch of CloudEvents is a JSON array");
        }
        List<StructuredCloudEvent> events = new ArrayList<>();
        for (JsonNode each : batch) {
            try {
                events.add(of(each));
            } catch (UnreadableMessageException e) {
                throw new UnreadableMessageException("event " + events.size() + " of the batch: " + e.getMessage());
            }
        }
        return events;
    }

    /** The same in binary mode. */
    static Envelope toBinary(Envelope message) throws UnreadableMessageException {
        StructuredCloudEvent event = of(message.value());
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        event.attributes.forEach((name, value) -> headers.put(CloudEvent.PREFIX + name, value));
        headers.put(CloudEvent.CONTENT_TYPE, CloudEvent.JSON);
        return new Envelope(message.key(), headers, event.data.utf8());
    }

    private static StructuredCloudEvent of(JsonNode event) throws UnreadableMessageException {
        if (!event.isObject()) {
            throw new UnreadableMessageException("a structured CloudEvent is a JSON object");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            JsonNode value = field.getValue();
            boolean data = field.getKey().equals(DATA) || field.getKey().equals(DATA_BASE64);
            if (TEXTS.contains(field.getKey()) && !value.isString() && !value.isNull()) {
                throw new UnreadableMessageException("the CloudEvents attribute " + field.getKey() + " is a string");
            }
            if (!data && value.isValueNode() && !value.isNull()) {
                attributes.put(field.getKey(), value.asString(""));
            }
        }
        return new StructuredCloudEvent(attributes, RawJson.of(data(event, attributes.get("datacontenttype"))));
    }

    private static JsonNode parse(byte[] json) throws UnreadableMessageException {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            // Its own message would repeat what was sent.
            throw new UnreadableMessageException("the structured CloudEvent is not JSON");
        }
    }

    /** A JSON string of a type that is no JSON is the text itself, and so stays what it is. */
    private static byte[] data(JsonNode event, @Nullable String type) throws UnreadableMessageException {
        JsonNode data = event.get(DATA);
        JsonNode encoded = event.get(DATA_BASE64);
        if (encoded == null || encoded.isNull()) {
            return data == null ? new byte[0] : Json.bytes(data);
        }
        if (data != null && !data.isNull()) {
            throw new UnreadableMessageException("a CloudEvent has data or data_base64, not both");
        }
        try {
            return EventData.json(type, Base64.getDecoder().decode(encoded.asString("!")));
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException("data_base64 is not base64");
        }
    }
}

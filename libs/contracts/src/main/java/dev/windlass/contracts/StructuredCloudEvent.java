package dev.windlass.contracts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The structured content mode: one JSON object that holds attributes and data.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON Event Format
 *     for CloudEvents</a>
 */
final class StructuredCloudEvent {
    private StructuredCloudEvent() {}

    static boolean isStructured(Envelope message) {
        String type = message.header(CloudEvent.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(CloudEvent.STRUCTURED_JSON);
    }

    static Envelope toBinary(Envelope message) throws UnreadableMessageException {
        JsonNode event = parse(message.value());
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            if (field.getValue().isValueNode() && !field.getKey().startsWith("data")) {
                headers.put(CloudEvent.PREFIX + field.getKey(), field.getValue().asString());
            }
        }
        headers.put(CloudEvent.CONTENT_TYPE, CloudEvent.JSON);
        return new Envelope(message.key(), headers, data(event));
    }

    private static JsonNode parse(byte[] json) throws UnreadableMessageException {
        try {
            JsonNode event = Json.MAPPER.readTree(json);
            if (event.isObject()) {
                return event;
            }
        } catch (JacksonException e) {
            throw new UnreadableMessageException("the structured CloudEvent is not JSON: " + e.getOriginalMessage());
        }
        throw new UnreadableMessageException("the structured CloudEvent is not a JSON object");
    }

    private static byte[] data(JsonNode event) throws UnreadableMessageException {
        JsonNode encoded = event.get("data_base64");
        if (encoded == null) {
            JsonNode data = event.get("data");
            return data == null ? new byte[0] : Json.bytes(data);
        }
        try {
            return encoded.binaryValue();
        } catch (JacksonException e) {
            throw new UnreadableMessageException("data_base64 is not base64");
        }
    }
}

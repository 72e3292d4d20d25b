package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CloudEvent's attributes and its data, in whichever mode they came. */
final class CloudEventRequest {
    private static final String PREFIX = "ce-";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, String> attributes;
    private final byte[] data;

    private CloudEventRequest(Map<String, String> attributes, byte[] data) throws Rejection {
        this.attributes = attributes;
        this.data = data;
        if (!required("specversion").equals("1.0")) {
            throw invalid("the CloudEvents attribute specversion must be 1.0");
        }
        required("id");
        required("source");
        required("type");
    }

    static CloudEventRequest of(HttpServletRequest request, byte[] body) throws Rejection {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (type.startsWith(BATCH)) {
            throw invalid("batches of CloudEvents are not taken; send one at a time");
        }
        return type.startsWith(STRUCTURED) ? structured(body) : binary(request, body);
    }

    /** The attribute's value, empty where there is none. */
    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    String required(String name) throws Rejection {
        String value = attribute(name);
        if (value.isEmpty()) {
            throw invalid("the CloudEvents attribute " + name + " is missing");
        }
        return value;
    }

    @Nullable String partitionKey() {
        return attributes.get("partitionkey");
    }

    /** Every attribute as selectors see it, for example {@code ce-type}. */
    Map<String, List<String>> metadata() {
        Map<String, List<String>> metadata = new LinkedHashMap<>();
        attributes.forEach((name, value) -> metadata.put(PREFIX + name, List.of(value)));
        return metadata;
    }

    byte[] data() {
        return data;
    }

    private static CloudEventRequest binary(HttpServletRequest request, byte[] body) throws Rejection {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                attributes.put(
                        name.substring(PREFIX.length()), decoded(RequestMetadata.text(request.getHeader(header))));
            }
        }
        if (request.getContentType() != null) {
            attributes.put("datacontenttype", request.getContentType());
        }
        return new CloudEventRequest(attributes, body);
    }

    private static CloudEventRequest structured(byte[] body) throws Rejection {
        try {
            JsonNode event = JSON.readTree(body);
            if (!event.isObject()) {
                throw invalid("a structured CloudEvent is a JSON object");
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : event.properties()) {
                boolean data = field.getKey().equals("data") || field.getKey().equals("data_base64");
                if (!data && field.getValue().isValueNode() && !field.getValue().isNull()) {
                    attributes.put(field.getKey(), field.getValue().asString(""));
                }
            }
            return new CloudEventRequest(attributes, data(event));
        } catch (JacksonException e) {
            throw invalid("the structured CloudEvent is not JSON that can be read");
        }
    }

    private static byte[] data(JsonNode event) throws Rejection {
        JsonNode encoded = event.path("data_base64");
        if (encoded.isMissingNode()) {
            JsonNode data = event.path("data");
            return data.isMissingNode() ? new byte[0] : JSON.writeValueAsBytes(data);
        }
        try {
            return Base64.getDecoder().decode(encoded.asString(""));
        } catch (IllegalArgumentException e) {
            throw invalid("data_base64 is not base64");
        }
    }

    /** A header's percent-encoded bytes are UTF-8; a percent sign that encodes nothing stays. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] in = value.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low < 0) {
                out[length++] = in[i];
            } else {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static Rejection invalid(String message) {
        return new Rejection(Rejection.Reason.INVALID, message);
    }
}

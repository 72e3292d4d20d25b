package dev.windlass.ingest.http;

import dev.windlass.contracts.CloudEvent;
import dev.windlass.contracts.EventData;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.StructuredCloudEvent;
import dev.windlass.contracts.StructuredCloudEvent.Mode;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CloudEvent's attributes and its data, in whichever mode they came. */
final class CloudEventRequest {
    private static final String PREFIX = "ce-";

    private final Map<String, String> attributes;
    private final RawJson data;
    private final @Nullable Instant time;

    private CloudEventRequest(Map<String, String> attributes, RawJson data) throws UnreadableMessageException {
        this.attributes = attributes;
        this.data = data;
        if (!required("specversion").equals("1.0")) {
            throw new UnreadableMessageException("the CloudEvents attribute specversion must be 1.0");
        }
        required("id");
        required("source");
        required("type");
        String text = attributes.get("time");
        this.time = text == null ? null : CloudEvent.time(text);
    }

    /** Whether the request holds any number of events. */
    static boolean isBatch(HttpServletRequest request) throws Rejection {
        try {
            return StructuredCloudEvent.mode(request.getContentType()) == Mode.BATCH;
        } catch (UnreadableMessageException e) {
            throw invalid(e);
        }
    }

    /** The request's event, or all of its batch. */
    static List<CloudEventRequest> of(HttpServletRequest request, byte[] body) throws Rejection {
        try {
            return switch (StructuredCloudEvent.mode(request.getContentType())) {
                case BINARY -> List.of(binary(request, body));
                case STRUCTURED -> List.of(of(StructuredCloudEvent.of(body)));
                case BATCH -> batch(body);
            };
        } catch (UnreadableMessageException e) {
            throw invalid(e);
        }
    }

    /** The attribute's value, empty where there is none. */
    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    @Nullable String partitionKey() {
        return attributes.get("partitionkey");
    }

    /** When it happened; null where the sender did not say. */
    @Nullable Instant time() {
        return time;
    }

    /** Every attribute as selectors see it, for example {@code ce-type}. */
    Map<String, List<String>> metadata() {
        Map<String, List<String>> metadata = new LinkedHashMap<>();
        attributes.forEach((name, value) -> metadata.put(PREFIX + name, List.of(value)));
        return metadata;
    }

    byte[] data() {
        return data.utf8();
    }

    private String required(String name) throws UnreadableMessageException {
        String value = attribute(name);
        if (value.isEmpty()) {
            throw new UnreadableMessageException("the CloudEvents attribute " + name + " is missing");
        }
        return value;
    }

    private static CloudEventRequest of(StructuredCloudEvent event) throws UnreadableMessageException {
        return new CloudEventRequest(event.attributes(), event.data());
    }

    private static List<CloudEventRequest> batch(byte[] body) throws UnreadableMessageException {
        List<CloudEventRequest> events = new ArrayList<>();
        for (StructuredCloudEvent each : StructuredCloudEvent.batch(body)) {
            try {
                events.add(of(each));
            } catch (UnreadableMessageException e) {
                throw new UnreadableMessageException("event " + events.size() + " of the batch: " + e.getMessage());
            }
        }
        return events;
    }

    private static CloudEventRequest binary(HttpServletRequest request, byte[] body) throws UnreadableMessageException {
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
        return new CloudEventRequest(attributes, RawJson.of(EventData.json(request.getContentType(), body)));
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

    private static Rejection invalid(UnreadableMessageException e) {
        return new Rejection(Rejection.Reason.INVALID, String.valueOf(e.getMessage()));
    }
}

package dev.windlass.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that CloudEvents 1.0 gives to headers in Kafka's binary content mode, and how ours are read and written.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     Protocol Binding for CloudEvents</a>
 */
public final class CloudEvent {
    public static final String PREFIX = "ce_";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String PARTITION_KEY = "ce_partitionkey";

    /** Ours: the event or sync observation from which a message follows. */
    public static final String EVENT_ID = "ce_eventid";

    /** Ours: the namespace of the event or of the application. */
    public static final String NAMESPACE = "ce_namespace";

    /** Ours, on each outcome of a decision: how many outcomes the decision has. */
    public static final String OUTCOME_COUNT = "ce_outcomecount";

    public static final String CONTENT_TYPE = "content-type";
    public static final String JSON = "application/json";
    static final String DATA_CONTENT_TYPE = "ce_datacontenttype";

    private CloudEvent() {}

    /** The headers that every message of ours has; the result may be added to. */
    static Map<String, String> headers(String id, String source, String type, Instant time) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, id);
        headers.put(SOURCE, source);
        headers.put(TYPE, type);
        headers.put(TIME, time.toString());
        headers.put(CONTENT_TYPE, JSON);
        return headers;
    }

    static String required(Envelope message, String header) throws UnreadableMessageException {
        String value = message.header(header);
        if (value == null || value.isEmpty()) {
            throw new UnreadableMessageException("the header " + header + " is missing");
        }
        return value;
    }

    /** When it happened, by the message's own word; else {@code received}. */
    static Instant time(Envelope message, Instant received) throws UnreadableMessageException {
        String text = message.header(TIME);
        return text == null ? received : time(text);
    }

    /** Reads the attribute time, which is RFC 3339. */
    public static Instant time(String text) throws UnreadableMessageException {
        try {
            return Timestamp.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableMessageException("the CloudEvents attribute time is not an RFC 3339 timestamp");
        }
    }
}

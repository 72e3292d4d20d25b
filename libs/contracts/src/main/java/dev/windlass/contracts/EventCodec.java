package dev.windlass.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;

/** Events as CloudEvents: the data is the payload, unchanged; all else is attributes. */
public final class EventCodec {
    static final String TYPE = "dev.windlass.event.v1";
    static final String DISCRIMINATOR = "ce_discriminator";
    static final String METADATA = "ce_metadata";
    static final String CALLER = "ce_caller";

    private static final String SOURCE = "/windlass/events";
    private static final String FIRST_POSITION = "windlass-first-position";
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final TypeReference<Map<String, List<String>>> LISTS = new TypeReference<>() {};
    private static final ObjectWriter METADATA_WRITER = Json.MAPPER.writerFor(LISTS);
    private static final ObjectWriter CALLER_WRITER = Json.MAPPER.writerFor(Caller.class);

    private EventCodec() {}

    public static Envelope encode(EventReceived event) {
        Map<String, String> headers = CloudEvent.headers(event.id(), SOURCE, TYPE, event.time());
        headers.put(CloudEvent.NAMESPACE, event.namespace());
        headers.put(DISCRIMINATOR, event.discriminator());
        if (!event.metadata().isEmpty()) {
            headers.put(METADATA, METADATA_WRITER.writeValueAsString(event.metadata()));
        }
        if (event.caller() != null) {
            headers.put(CALLER, CALLER_WRITER.writeValueAsString(event.caller()));
        }
        String key = event.partitionKey();
        if (key != null) {
            headers.put(CloudEvent.PARTITION_KEY, key);
        }
        return new Envelope(
                key == null ? event.id() : key, headers, event.payload().utf8());
    }

    /** Reads what {@link #encode} wrote. Only for {@link Topics#EVENTS}: the caller in it is believed. */
    public static EventReceived decode(Envelope message) throws UnreadableMessageException {
        return new EventReceived(
                CloudEvent.required(message, CloudEvent.ID),
                namespace(CloudEvent.required(message, CloudEvent.NAMESPACE)),
                orEmpty(message.header(DISCRIMINATOR)),
                metadata(message.header(METADATA)),
                RawJson.of(message.value()),
                caller(message.header(CALLER)),
                CloudEvent.time(CloudEvent.required(message, CloudEvent.TIME)),
                message.header(CloudEvent.PARTITION_KEY));
    }

    /**
     * Reads an event that any producer may have written: a CloudEvent in binary or structured mode, or plain JSON with
     * the headers {@code namespace} and {@code discriminator}. Its id is scoped to {@link Topics#INBOX}, so that it
     * cannot be mistaken for an event that came over HTTP. A CloudEvent is a repeat where id and source are, a record with
     * an {@code Idempotency-Key} where the key and the value are; any other record is an event of its own.
     *
     * @param position where the record lies; stands in for the id where the producer gave none
     * @param identity the caller it acts as, whoever it names; null for none
     * @param secrets headers that do not become metadata
     * @param received the record's own time; stands in for the event's where the producer gave none
     */
    public static EventReceived decodeForeign(
            Envelope message, String position, @Nullable Caller identity, SecretHeaders secrets, Instant received)
            throws UnreadableMessageException {
        Envelope event = inBinaryMode(message);
        String namespace = first(event, CloudEvent.NAMESPACE, "namespace");
        if (namespace == null) {
            throw new UnreadableMessageException(
                    "no namespace: give it as the header namespace, or as the CloudEvents attribute namespace");
        }
        namespace(namespace);
        String discriminator = orEmpty(first(event, DISCRIMINATOR, "discriminator"));
        return new EventReceived(
                EventIds.of(
                        new EventIds.Target(namespace, discriminator, Topics.INBOX),
                        foreignDelivery(event, position),
                        event.value()),
                namespace,
                discriminator,
                foreignMetadata(event, secrets),
                RawJson.of(event.value()),
                identity,
                CloudEvent.time(event, received),
                event.header(CloudEvent.PARTITION_KEY));
    }

    /** The message with its attributes in headers and JSON as its value. */
    private static Envelope inBinaryMode(Envelope message) throws UnreadableMessageException {
        String type = message.header(CloudEvent.CONTENT_TYPE);
        return switch (StructuredCloudEvent.mode(type)) {
            case STRUCTURED -> StructuredCloudEvent.toBinary(message);
            case BATCH ->
                throw new UnreadableMessageException("batches of CloudEvents are for HTTP; write a record for each");
            case BINARY -> {
                boolean cloudEvent = message.header(CloudEvent.SPEC_VERSION) != null;
                byte[] json = EventData.json(cloudEvent ? type : null, message.value());
                Envelope event = new Envelope(message.keyBytes(), message.allHeaders(), json);
                yield cloudEvent && type != null ? event.with(Map.of(CloudEvent.DATA_CONTENT_TYPE, type)) : event;
            }
        };
    }

    /**
     * A record of {@link Topics#INBOX} that is put there again after it lay at {@code position}: the same event, also
     * where its producer gave it no id.
     */
    public static Envelope again(Envelope foreign, String position) {
        return foreign.header(FIRST_POSITION) == null ? foreign.with(Map.of(FIRST_POSITION, position)) : foreign;
    }

    private static EventIds.Delivery foreignDelivery(Envelope event, String position) {
        String id = first(event, CloudEvent.ID);
        if (id != null) {
            return EventIds.Delivery.ofCloudEvent(id, orEmpty(event.header(CloudEvent.SOURCE)));
        }
        String key = first(event, "Idempotency-Key", "idempotency-key");
        if (key != null) {
            return EventIds.Delivery.of("Idempotency-Key", key, "");
        }
        String before = first(event, FIRST_POSITION);
        return EventIds.Delivery.of("position", before == null ? position : before, "");
    }

    private static Map<String, List<String>> foreignMetadata(Envelope message, SecretHeaders secrets) {
        var metadata = new LinkedHashMap<String, List<String>>();
        message.headers().forEach((name, value) -> {
            if (name.startsWith(CloudEvent.PREFIX)) {
                metadata.put("ce-" + name.substring(CloudEvent.PREFIX.length()), List.of(value));
            } else if (name.regionMatches(true, 0, "x-", 0, 2) && !secrets.isSecret(name)) {
                metadata.put(name.toLowerCase(java.util.Locale.ROOT), List.of(value));
            }
        });
        return metadata;
    }

    private static @Nullable String first(Envelope message, String... names) {
        for (String name : names) {
            String value = message.header(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    private static String namespace(String text) throws UnreadableMessageException {
        if (!DNS_LABEL.matcher(text).matches()) {
            throw new UnreadableMessageException(
                    "the namespace is not a DNS label: at most 63 of a-z, 0-9 and -, with a letter or digit at both ends");
        }
        return text;
    }

    private static Map<String, List<String>> metadata(@Nullable String json) throws UnreadableMessageException {
        if (json == null) {
            return Map.of();
        }
        try {
            return Json.MAPPER.readValue(json, LISTS);
        } catch (JacksonException e) {
            throw new UnreadableMessageException(
                    "the header " + METADATA + " is not a JSON object of lists of strings");
        }
    }

    private static @Nullable Caller caller(@Nullable String json) throws UnreadableMessageException {
        return json == null ? null : Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Caller.class);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

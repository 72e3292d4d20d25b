package dev.windlass.contracts;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * Messages whose data is the JSON of a record of this package.
 *
 * @param <T> the record
 */
public final class JsonCodec<T> {
    /** Keyed by the sender's partition key; without one by the Workflow's name, so that two commands for it meet. Its time is when it is written. */
    public static final JsonCodec<SubmitCommand> SUBMISSIONS = new JsonCodec<>(
            SubmitCommand.class,
            "dev.windlass.submission.v1",
            command -> command.partitionKey() == null ? command.name() : command.partitionKey(),
            command -> SubmitCommand.id(command.eventId(), command.binding()),
            SubmitCommand::eventId,
            SubmitCommand::namespace,
            command -> Instant.now());

    /** Keyed by the destination, so that one destination's notifications stay in order. */
    public static final JsonCodec<Delivery> DELIVERIES = new JsonCodec<>(
            Delivery.class,
            "dev.windlass.delivery.v1",
            delivery -> delivery.destination().toString(),
            Delivery::id,
            Delivery::syncId,
            Delivery::namespace,
            Delivery::decidedAt);

    /** Keyed by the event. */
    public static final JsonCodec<Outcome> OUTCOMES = new JsonCodec<>(
            Outcome.class,
            "dev.windlass.outcome.v1",
            Outcome::eventId,
            Outcome::id,
            Outcome::eventId,
            Outcome::namespace,
            Outcome::time);

    private final Class<T> type;
    private final String typeName;
    private final Function<T, String> key;
    private final Function<T, String> id;
    private final Function<T, String> eventId;
    private final Function<T, String> namespace;
    private final Function<T, Instant> time;

    private JsonCodec(
            Class<T> type,
            String typeName,
            Function<T, String> key,
            Function<T, String> id,
            Function<T, String> eventId,
            Function<T, String> namespace,
            Function<T, Instant> time) {
        this.type = type;
        this.typeName = typeName;
        this.key = key;
        this.id = id;
        this.eventId = eventId;
        this.namespace = namespace;
        this.time = time;
    }

    public Envelope encode(T message) {
        Map<String, String> headers = CloudEvent.headers(id.apply(message), "/windlass", typeName, time.apply(message));
        headers.put(CloudEvent.EVENT_ID, eventId.apply(message));
        headers.put(CloudEvent.NAMESPACE, namespace.apply(message));
        return new Envelope(key.apply(message), headers, Json.bytes(message));
    }

    /** Reads the data; the headers are not needed, so that a record which a person wrote by hand is one too. */
    public T decode(Envelope message) throws UnreadableMessageException {
        return Json.read(message.value(), type);
    }
}

package dev.windlass.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** What is known of applications, keyed by {@code namespace/application}: of each the last record counts. */
public final class ApplicationCodec {
    private static final String TYPE = "dev.windlass.application.v1";

    private ApplicationCodec() {}

    /** Writes what is known after an observation, which gives the record its id and its time. */
    public static Envelope encode(KnownApplication known, SyncObserved after) {
        Map<String, String> headers = CloudEvent.headers(after.id(), "/windlass/applications", TYPE, after.time());
        headers.put(CloudEvent.EVENT_ID, after.id());
        headers.put(CloudEvent.NAMESPACE, known.namespace());
        return new Envelope(key(known.namespace(), known.application()), headers, Json.bytes(known));
    }

    /** Writes that nothing is known of the application any more: a record without a value. */
    public static Envelope forgotten(String namespace, String application) {
        return new Envelope(key(namespace, application).getBytes(UTF_8), List.of(), null);
    }

    /** Reads the value; whether there is one, or the application is forgotten, {@link Envelope#rawValue} tells. */
    public static KnownApplication decode(Envelope message) throws UnreadableMessageException {
        return Json.read(message.value(), KnownApplication.class);
    }

    private static String key(String namespace, String application) {
        return namespace + "/" + application;
    }
}

package dev.windlass.ingest.core;

import dev.windlass.contracts.JsonScan;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;

/** Says of a body that is not one JSON value what is wrong with it, in Go's words. */
public final class JsonText {
    private JsonText() {}

    /**
     * Checks a body.
     *
     * @throws Rejection INVALID where it is not one JSON value
     */
    public static void require(byte[] body) throws Rejection {
        if (!JsonScan.isOneValue(body)) {
            throw new Rejection(Rejection.Reason.INVALID, complaint(body));
        }
    }

    private static String complaint(byte[] body) {
        try {
            Json.unmarshal(body);
            return "the body is not one JSON value";
        } catch (JsonException e) {
            String text = String.valueOf(e.getMessage());
            if (text.endsWith("after top-level value")) {
                return "the body goes on after its JSON value; send one value";
            }
            // What a decoder that reads a stream says of the same.
            return text.equals("unexpected end of JSON input") ? "unexpected EOF" : text;
        }
    }
}

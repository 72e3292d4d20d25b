package dev.windlass.devcluster;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is sent back for a {@link Call}. */
sealed interface Reply {
    String JSON = "application/json";

    @SuppressWarnings("ArrayRecordComponent")
    record Full(int code, String contentType, byte[] body, Map<String, String> headers) implements Reply {

        /** The same with warnings to the client (RFC 7234, 5.5). */
        Full warning(List<String> warnings) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(
                    "Warning",
                    warnings.stream()
                            .map(text -> "299 - \"" + quoted(text) + "\"")
                            .collect(Collectors.joining(", ")));
            return new Full(code, contentType, body, more);
        }

        /** A control character would end the header, or the connection. */
        private static String quoted(String text) {
            return text.replaceAll("\\p{Cntrl}", "?").replace("\\", "\\\\").replace("\"", "\\\"");
        }
    }

    /** A body that grows until {@code source} returns; it runs on a thread of its own and may block. */
    record Stream(String contentType, Source source) implements Reply {}

    static Full json(int code, byte[] body) {
        return new Full(code, JSON, body, Map.of());
    }

    /** Writes a streamed body. */
    interface Source {
        void writeTo(Sink sink) throws IOException, InterruptedException;
    }

    /** Where a streamed body goes. */
    interface Sink {
        /** Sends the bytes at once; blocks while the client reads too slowly. */
        void write(byte[] bytes) throws IOException, InterruptedException;

        boolean open();

        /** Runs once when the client has gone; at once if it already has. */
        void onClose(Runnable action);
    }
}

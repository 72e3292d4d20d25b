package dev.windlass.ingest.http;

import dev.windlass.ingest.core.workflow.WatchEvents;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** In which form a stream is written to its client. */
interface StreamForm {
    /** What is written once this came; nothing while more must come first. */
    byte[] written(byte[] came);

    /** What may be written now that tells the client nothing; nothing where something would be torn. */
    byte[] keepAlive();

    /**
     * A sign of life between two events: a comment among server-sent events, an empty line among lines of JSON. Argo's
     * command line passes over lines of six characters and fewer, so the comment says nothing.
     */
    static byte[] signOfLife(boolean serverSent) {
        return (serverSent ? ":\n\n" : "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Watch events as Argo Server writes them, each as a line of JSON or as a server-sent event. */
    final class Watched implements StreamForm {
        private final WatchEvents events;
        private final boolean serverSent;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Watched(WatchEvents events, boolean serverSent) {
            this.events = events;
            this.serverSent = serverSent;
        }

        String contentType() {
            return serverSent ? "text/event-stream" : "application/json";
        }

        @Override
        public byte[] written(byte[] came) {
            var told = new ByteArrayOutputStream();
            int from = 0;
            for (int i = 0; i < came.length; i++) {
                if (came[i] == '\n') {
                    line.write(came, from, i - from);
                    told.writeBytes(told(line.toString(StandardCharsets.UTF_8)));
                    line.reset();
                    from = i + 1;
                }
            }
            line.write(came, from, came.length - from);
            return told.toByteArray();
        }

        @Override
        public byte[] keepAlive() {
            return StreamForm.signOfLife(serverSent);
        }

        private byte[] told(String event) {
            if (event.isBlank()) {
                return new byte[0];
            }
            String text = events.told(event);
            return (serverSent ? "data: " + text + "\n\n" : text + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }
}

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

    /** Whether it ends only with its client or the service; the service's end is no reason to tear any other. */
    boolean isEndless();

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

        @Override
        public boolean isEndless() {
            return true;
        }

        private byte[] told(String event) {
            if (event.isBlank()) {
                return new byte[0];
            }
            String text = events.told(event);
            return (serverSent ? "data: " + text + "\n\n" : text + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Another server's answer as it comes. If it is a stream, signs of life stand where an event has just ended. */
    final class Passed implements StreamForm {
        private final boolean endless;
        private final boolean serverSent;
        private byte beforeLast = '\n';
        private byte last = '\n';

        private Passed(boolean endless, boolean serverSent) {
            this.endless = endless;
            this.serverSent = serverSent;
        }

        /** The form of an answer of that content type to a request of that path. */
        static Passed of(String contentType, String path) {
            boolean serverSent = contentType.startsWith("text/event-stream");
            return new Passed(serverSent || path.contains("/stream/") || path.endsWith("/log"), serverSent);
        }

        @Override
        public byte[] written(byte[] came) {
            beforeLast = came.length > 1 ? came[came.length - 2] : last;
            last = came[came.length - 1];
            return came;
        }

        @Override
        public byte[] keepAlive() {
            boolean between = last == '\n' && (!serverSent || beforeLast == '\n');
            return endless && between ? StreamForm.signOfLife(serverSent) : new byte[0];
        }

        @Override
        public boolean isEndless() {
            return endless;
        }
    }
}

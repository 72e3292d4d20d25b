package dev.windlass.bench;

import dev.windlass.kube.Identity;
import dev.windlass.kube.KubeApi;
import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sees Workflows as whoever watches them does: the number that is each one's argument, when it becomes visible. */
final class WorkflowWatch implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\"value\":\"(\\d+)\"");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final IntConsumer seen;
    private final KubeApi.Stream stream;

    /**
     * Watches from now on.
     *
     * @param seen called with each number, by one thread
     */
    WorkflowWatch(KubeApi api, String namespace, IntConsumer seen) throws Exception {
        this.seen = seen;
        this.stream = api.open(
                Identity.OWN, "/apis/argoproj.io/v1alpha1/namespaces/" + namespace + "/workflows?watch=1", this::read);
        if (stream.status() != 200) {
            throw new IllegalStateException("the watch was answered " + stream.status());
        }
        stream.body().consume();
    }

    @Override
    public void close() {
        stream.body().cancel();
    }

    private void read(List<ByteBuffer> pieces, AsyncBody body) {
        for (ByteBuffer piece : pieces) {
            while (piece.hasRemaining()) {
                byte next = piece.get();
                if (next == '\n') {
                    end();
                } else {
                    line.write(next);
                }
            }
        }
        body.consume();
    }

    private void end() {
        Matcher number = NUMBER.matcher(line.toString(StandardCharsets.UTF_8));
        if (number.find()) {
            seen.accept(Integer.parseInt(number.group(1)));
        }
        line.reset();
    }
}

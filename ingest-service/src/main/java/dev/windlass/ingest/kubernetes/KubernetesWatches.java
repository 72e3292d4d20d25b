package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.Pieces;
import dev.windlass.ingest.core.workflow.Actor;
import dev.windlass.ingest.core.workflow.ApiFailure;
import dev.windlass.ingest.core.workflow.ClusterWatches;
import dev.windlass.ingest.core.workflow.Kind;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeAwayException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Watches of the Kubernetes API, with the caller's own credentials. */
final class KubernetesWatches implements ClusterWatches {
    /** How long the text of a refusal may pause. */
    private static final Duration REFUSAL = Duration.ofSeconds(10);

    private final KubeApi api;

    KubernetesWatches(KubeApi api) {
        this.api = api;
    }

    @Override
    public Pieces workflows(Actor as, String namespace, Map<String, String> query) throws ApiFailure {
        return open(as, KubernetesObjects.path(Kind.WORKFLOW, namespace, null), query);
    }

    @Override
    public Pieces events(Actor as, String namespace, Map<String, String> query) throws ApiFailure {
        String of = namespace.isEmpty() ? "" : "/namespaces/" + KubernetesObjects.segment(namespace);
        return open(as, "/api/v1" + of + "/events", query);
    }

    private Pieces open(Actor as, String path, Map<String, String> query) throws ApiFailure {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.put("watch", "true");
        var pieces = new Pieces();
        try {
            KubeApi.Stream stream = api.open(
                    KubernetesObjects.identity(as), path + KubernetesObjects.query(all), (sent, _) -> pieces.put(sent));
            follow(pieces, stream.body());
            if (stream.status() != 200) {
                throw KubernetesObjects.failure(stream.status(), refusal(pieces));
            }
            return pieces;
        } catch (KubeAwayException e) {
            throw new ApiFailure(503, String.valueOf(e.getMessage()));
        }
    }

    /** An API server that breaks a watch off ends it: whoever watches begins anew. */
    private static void follow(Pieces pieces, AsyncBody body) {
        CompletableFuture<Void> _ = body.done().whenComplete((_, _) -> pieces.end());
        pieces.follow(new Pieces.Source() {
            @Override
            public void more() {
                body.consume();
            }

            @Override
            public void cancel() {
                body.cancel();
            }
        });
    }

    private static String refusal(Pieces pieces) throws ApiFailure {
        var text = new ByteArrayOutputStream();
        try (pieces) {
            while (pieces.next(REFUSAL) instanceof Pieces.Next.Piece(byte[] bytes)) {
                text.writeBytes(bytes);
            }
            return text.toString(StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure(503, "the server is stopping");
        }
    }
}

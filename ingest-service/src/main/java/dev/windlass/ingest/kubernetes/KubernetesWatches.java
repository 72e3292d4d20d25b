package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.workflow.Actor;
import dev.windlass.ingest.core.workflow.ApiFailure;
import dev.windlass.ingest.core.workflow.ClusterWatches;
import dev.windlass.ingest.core.workflow.Kind;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeAwayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Watches of the Kubernetes API, with the caller's own credentials. */
final class KubernetesWatches implements ClusterWatches {
    private final KubeApi api;

    KubernetesWatches(KubeApi api) {
        this.api = api;
    }

    @Override
    public InputStream workflows(Actor as, String namespace, Map<String, String> query) throws ApiFailure {
        return open(as, KubernetesObjects.path(Kind.WORKFLOW, namespace, null), query);
    }

    @Override
    public InputStream events(Actor as, String namespace, Map<String, String> query) throws ApiFailure {
        return open(as, "/api/v1/namespaces/" + KubernetesObjects.segment(namespace) + "/events", query);
    }

    private InputStream open(Actor as, String path, Map<String, String> query) throws ApiFailure {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.put("watch", "true");
        var pieces = new Pieces();
        try {
            KubeApi.Stream stream =
                    api.open(KubernetesObjects.identity(as), path + KubernetesObjects.query(all), pieces);
            pieces.follow(stream.body());
            if (stream.status() != 200) {
                throw KubernetesObjects.failure(
                        stream.status(), new String(pieces.readAllBytes(), StandardCharsets.UTF_8));
            }
            return pieces;
        } catch (KubeAwayException e) {
            throw new ApiFailure(503, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ApiFailure(503, "the Kubernetes API ended its answer early");
        }
    }
}

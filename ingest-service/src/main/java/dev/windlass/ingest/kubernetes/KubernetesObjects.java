package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.access.Access;
import dev.windlass.ingest.core.workflow.Actor;
import dev.windlass.ingest.core.workflow.ApiFailure;
import dev.windlass.ingest.core.workflow.ClusterObjects;
import dev.windlass.ingest.core.workflow.Kind;
import dev.windlass.kube.Identity;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.kube.KubeAwayException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects in the Kubernetes API, asked for with the caller's own credentials, so that the API server decides. */
final class KubernetesObjects implements ClusterObjects {
    private static final String GROUP = "/apis/argoproj.io/v1alpha1";
    private static final String JSON = "application/json";

    private final KubeApi api;

    KubernetesObjects(KubeApi api) {
        this.api = api;
    }

    @Override
    public ObjectNode get(Actor as, Kind kind, String namespace, String name) throws ApiFailure {
        return object(send(as, "GET", path(kind, namespace, name), null, JSON));
    }

    @Override
    public ObjectNode list(Actor as, Kind kind, String namespace, Map<String, String> query) throws ApiFailure {
        return object(send(as, "GET", path(kind, namespace, null) + query(query), null, JSON));
    }

    @Override
    public ObjectNode create(Actor as, Kind kind, String namespace, ObjectNode object, boolean dryRun)
            throws ApiFailure {
        return object(send(
                as,
                "POST",
                path(kind, namespace, null) + dryRun(dryRun),
                typed(kind, object).toString(),
                JSON));
    }

    @Override
    public ObjectNode update(Actor as, Kind kind, String namespace, ObjectNode object) throws ApiFailure {
        String name = object.path("metadata").path("name").asString("");
        return object(
                send(as, "PUT", path(kind, namespace, name), typed(kind, object).toString(), JSON));
    }

    @Override
    public void merge(Actor as, Kind kind, String namespace, String name, JsonNode patch) throws ApiFailure {
        send(as, "PATCH", path(kind, namespace, name), patch.toString(), KubeApi.MERGE_PATCH);
    }

    @Override
    public void delete(Actor as, Kind kind, String namespace, String name, boolean dryRun) throws ApiFailure {
        String options = "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\"Background\"}";
        send(as, "DELETE", path(kind, namespace, name) + dryRun(dryRun), options, JSON);
    }

    @Override
    public boolean mayList(Actor as, Kind kind, String namespace) throws ApiFailure {
        ObjectNode review = KubernetesAuthority.ownReview(new Access("list", "argoproj.io", kind.plural(), namespace));
        return object(send(as, "POST", KubernetesAuthority.OWN_REVIEWS, review.toString(), JSON))
                .path("status")
                .path("allowed")
                .asBoolean(false);
    }

    static Identity identity(Actor as) {
        String header = as.authorization();
        return header == null ? Identity.OWN : new Identity.Forwarded(header);
    }

    /** Where an object is, or, without a name, all of a namespace; without a namespace those of all. */
    static String path(Kind kind, String namespace, @Nullable String name) throws ApiFailure {
        boolean all = namespace.isEmpty() && name == null;
        return GROUP + (kind.namespaced() && !all ? "/namespaces/" + segment(namespace) : "") + "/" + kind.plural()
                + (name == null ? "" : "/" + segment(name));
    }

    /** A name in a path, which must not lead out of it. */
    static String segment(String name) throws ApiFailure {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new ApiFailure(400, "resource name may not be empty, \".\" or \"..\"");
        }
        return KubeApi.segment(name);
    }

    static String query(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(it -> it.getKey() + "=" + KubeApi.segment(it.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** What a Status says; its message is meant for whoever asked. */
    static ApiFailure failure(int status, String body) {
        try {
            String message = Asking.JSON.readTree(body).path("message").asString("");
            return new ApiFailure(status, message.isEmpty() ? "the Kubernetes API answered " + status : message);
        } catch (JacksonException e) {
            return new ApiFailure(status, "the Kubernetes API answered " + status);
        }
    }

    private Answer send(Actor as, String method, String path, @Nullable String body, String type) throws ApiFailure {
        try {
            Answer answer = api.send(identity(as), method, path, body, type);
            if (!answer.isSuccess()) {
                throw failure(answer.status(), answer.body());
            }
            return answer;
        } catch (KubeAwayException e) {
            throw new ApiFailure(503, String.valueOf(e.getMessage()));
        }
    }

    private static String dryRun(boolean dryRun) {
        return dryRun ? "?dryRun=All" : "";
    }

    private static ObjectNode typed(Kind kind, ObjectNode object) {
        return object.put("kind", kind.kind()).put("apiVersion", Kind.API_VERSION);
    }

    private static ObjectNode object(Answer answer) throws ApiFailure {
        try {
            if (Asking.JSON.readTree(answer.body()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new ApiFailure(500, "the Kubernetes API answered what is no JSON");
        }
        throw new ApiFailure(500, "the Kubernetes API answered no object");
    }
}

package dev.windlass.submit.kubernetes;

import dev.windlass.contracts.Caller;
import dev.windlass.kube.Identity;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.kube.KubeAwayException;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.ClusterException.Lasting;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Kubernetes API as commands need it: asked in a caller's name, its refusals read by {@link ClusterFailures}. */
public final class ClusterApi {
    /** As whom the API server is asked for a caller without a name; it may do what anybody may. */
    private static final String NOBODY = "system:anonymous";

    private static final Pattern EXTRA = Pattern.compile("cannot impersonate resource \"userextras/([^\"]+)\"");

    private final KubeApi api;
    private final KubernetesSerialization json;
    private final CarriedExtras extras;

    public ClusterApi(KubernetesClient client, KubeApi api, CarriedExtras extras) {
        this.api = api;
        this.json = client.getKubernetesSerialization();
        this.extras = extras;
    }

    /**
     * What the API server answers.
     *
     * @param status empty where the answer is a success, or no Status
     */
    record Reply(String path, Answer answer, Status status) {
        boolean isSuccess() {
            return answer.isSuccess();
        }

        boolean says(int code, String reason) {
            return answer.status() == code && reason.equals(status.getReason());
        }

        /** Whether there is no such object, which is known only where the answer names one that was asked for. */
        boolean isAbsent() {
            return answer.status() == 404 && ClusterFailures.isAbout(path, status);
        }

        ClusterException refusal() {
            return ClusterFailures.of(path, answer, status);
        }
    }

    /**
     * Asks.
     *
     * @param as in whose name; null: the service's own
     * @param body an object; null for none
     * @throws ClusterException AWAY where there is no answer
     */
    Reply send(@Nullable Caller as, String method, String path, @Nullable Object body) throws ClusterException {
        String sent = body == null ? null : json.asJson(body);
        if (as == null) {
            return reply(Identity.OWN, method, path, sent);
        }
        Map<String, List<String>> carried = extras.of(as.extra());
        while (true) {
            Reply reply = reply(impersonated(as, carried), method, path, sent);
            List<String> refused = refusedExtras(carried.keySet(), reply);
            if (refused.isEmpty()) {
                return reply;
            }
            refused.forEach(extras::refuse);
            carried.keySet().removeAll(refused);
        }
    }

    <T> T read(Reply reply, Class<T> type) throws ClusterException {
        try {
            return json.unmarshal(reply.answer().body(), type);
        } catch (RuntimeException e) {
            throw new ClusterException("the Kubernetes API answered what is no object", Lasting.PASSING);
        }
    }

    private Reply reply(Identity identity, String method, String path, @Nullable String body) throws ClusterException {
        try {
            Answer answer = api.send(identity, method, path, body);
            return new Reply(path, answer, answer.isSuccess() ? new Status() : status(answer));
        } catch (KubeAwayException e) {
            throw ClusterFailures.noAnswer(String.valueOf(e.getMessage()));
        }
    }

    private static Identity impersonated(Caller as, Map<String, List<String>> extra) {
        return new Identity.Impersonated(
                as.name().isEmpty() ? NOBODY : as.name(), as.uid(), as.groups(), new LinkedHashMap<>(extra));
    }

    private static List<String> refusedExtras(Set<String> carried, Reply reply) {
        Matcher refusal = EXTRA.matcher(String.valueOf(reply.status().getMessage()));
        if (reply.answer().status() != 403 || !refusal.find()) {
            return List.of();
        }
        return carried.stream()
                .filter(it -> it.equalsIgnoreCase(refusal.group(1)))
                .toList();
    }

    private Status status(Answer answer) {
        try {
            Status status = json.unmarshal(answer.body(), Status.class);
            return status == null ? new Status() : status;
        } catch (RuntimeException e) {
            // A proxy's page, for example.
            return new Status();
        }
    }
}

package dev.windlass.notify.kubernetes;

import dev.windlass.contracts.KnownApplication;
import dev.windlass.kube.Identity;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeApi.Answer;
import dev.windlass.kube.KubeAwayException;
import dev.windlass.notify.decide.NotifiedAnnotation;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what an application was notified of into its Application, where Argo CD's own controller looks for it. To write
 * the same twice does no harm.
 */
public final class AnnotationWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AnnotationWriter.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Integer> PASSING = Set.of(401, 408, 429);

    private final KubeApi api;
    private final AtomicInteger refusal = new AtomicInteger();

    /** Owns the API, and closes it. */
    AnnotationWriter(KubeApi api) {
        this.api = api;
    }

    /**
     * Writes; where it is there already, the API server stores nothing. An Application that is gone, or is another of the same name by now, is left
     * alone, as is one that may not be written to: its next change is another attempt.
     *
     * @return false where it may succeed later
     */
    public boolean write(KnownApplication known) {
        try {
            return isSettled(known, api.send(Identity.OWN, "PATCH", path(known), patch(known), KubeApi.MERGE_PATCH));
        } catch (KubeAwayException e) {
            log.debug("What {} was notified of cannot be written now: {}", known.application(), e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        api.close();
    }

    private boolean isSettled(KnownApplication known, Answer answer) {
        if (answer.status() >= 500 || PASSING.contains(answer.status())) {
            return false;
        }
        boolean refused = !answer.isSuccess() && answer.status() != 404 && answer.status() != 409;
        // Each kind of refusal is said once, until a write succeeds: there may be thousands of Applications.
        if (refusal.getAndSet(refused ? answer.status() : 0) != answer.status() && refused) {
            log.warn(
                    "The Kubernetes API answers {} to writing the annotation {} of {}/{}; the service's account needs"
                            + " the right to patch applications.argoproj.io",
                    answer.status(),
                    NotifiedAnnotation.NAME,
                    known.namespace(),
                    known.application());
        }
        return true;
    }

    private static String path(KnownApplication known) {
        return "/apis/argoproj.io/v1alpha1/namespaces/" + KubeApi.segment(known.namespace()) + "/applications/"
                + KubeApi.segment(known.application());
    }

    /** With the uid, which makes the API server refuse to patch another Application of the same name. */
    private static String patch(KnownApplication known) {
        ObjectNode patch = JSON.createObjectNode();
        ObjectNode metadata = patch.putObject("metadata");
        if (known.uid() != null) {
            metadata.put("uid", known.uid());
        }
        ObjectNode annotations = metadata.putObject("annotations");
        NotifiedAnnotation.of(known.notified()).forEach(annotations::put);
        return JSON.writeValueAsString(patch);
    }
}

package dev.windlass.chaos;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/**
 * Numbered syncs of a few applications, which go round: each brings its application to a revision of its own, of which
 * {@code manifests.yaml} tells all destinations once.
 */
final class Syncs {
    static final int APPLICATIONS = 8;
    static final String TRIGGER = "on-synced";
    /** As the application's annotations name them. */
    static final List<String> DESTINATIONS = List.of("patient:left", "patient:right", "hasty:");

    private static final String NAMESPACE = "argocd";

    private Syncs() {}

    static HttpRequest.Builder request(URI door, int n) {
        return HttpRequest.newBuilder(door.resolve("/api/v1/syncs/" + NAMESPACE + "/" + application(n)))
                .POST(BodyPublishers.ofString(json(n)));
    }

    /** What a notification of the sync is about, as the requests' path says it. */
    static String about(int n, String destination) {
        return "/" + application(n) + "/" + n + "/" + destination;
    }

    private static String application(int n) {
        return "app-" + n % APPLICATIONS;
    }

    private static String json(int n) {
        return """
                {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
                 "metadata": {"name": "%s", "namespace": "%s", "annotations": {
                   "notifications.argoproj.io/subscribe.on-synced.patient": "left;right",
                   "notifications.argoproj.io/subscribe.on-synced.hasty": ""}},
                 "status": {"sync": {"status": "Synced"}, "operationState": {
                   "phase": "Succeeded", "syncResult": {"revision": "%d", "resources": []}}}}
                """.formatted(application(n), NAMESPACE, n);
    }
}

package dev.windlass.notify.decide;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bare result of a sync, laid over what is known of its application: as it is once that sync has succeeded. */
final class SyncResults {
    private SyncResults() {}

    /**
     * The Application after the sync.
     *
     * @param known the Application as last known; null where nothing is known of it
     * @param result what Argo CD keeps under {@code status.operationState.syncResult}
     * @param time when the result was observed
     */
    static Map<String, @Nullable Object> over(
            @Nullable Map<?, ?> known, Map<?, ?> result, String namespace, String name, Instant time) {
        Map<?, ?> base = known == null ? minimal(namespace, name) : known;
        Map<String, @Nullable Object> application =
                Tree.with(base, operation(base, result, time), "status", "operationState");
        application = Tree.with(application, "Healthy", "status", "health", "status");
        String revision = Tree.text(result, "revision");
        if (revision != null) {
            application = Tree.with(application, revision, "status", "sync", "revision");
        }
        return Tree.text(application, "status", "sync", "status") == null
                ? Tree.with(application, "Synced", "status", "sync", "status")
                : application;
    }

    /** What is known of the operation stays, if it is the one that had this result. */
    private static Map<String, @Nullable Object> operation(Map<?, ?> base, Map<?, ?> result, Instant time) {
        Map<?, ?> before = Tree.map(base, "status", "operationState");
        boolean same = result.get("revision") != null
                && result.get("revision").equals(Tree.at(before, "syncResult", "revision"));
        Map<String, @Nullable Object> operation = new LinkedHashMap<>();
        if (same) {
            before.forEach((key, value) -> operation.put((String) key, value));
        }
        if (operation.get("finishedAt") == null) {
            operation.put(
                    "finishedAt", Instant.ofEpochSecond(time.getEpochSecond()).toString());
        }
        operation.put("phase", hasFailed(result) ? "Failed" : "Succeeded");
        operation.put("syncResult", result);
        return operation;
    }

    private static boolean hasFailed(Map<?, ?> result) {
        return Tree.list(result, "resources").stream().anyMatch(it -> "SyncFailed".equals(Tree.text(it, "status")));
    }

    private static Map<String, Object> minimal(String namespace, String name) {
        return Map.of(
                "apiVersion",
                "argoproj.io/v1alpha1",
                "kind",
                "Application",
                "metadata",
                Map.of("name", name, "namespace", namespace),
                "spec",
                Map.of());
    }
}

package dev.windlass.kube;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The object that a Kubernetes Event is about. {@code kubectl describe} finds an object's Events by its uid.
 *
 * @param uid empty where it is not known; {@link EventRecorder} then looks one of {@link Resources} up
 */
public record EventSubject(String apiVersion, String kind, String namespace, String name, String uid) {
    /** A WorkflowEventBinding; {@code uid} is null where it is not known. */
    public static EventSubject binding(String namespace, String name, @Nullable String uid) {
        return new EventSubject(
                "argoproj.io/v1alpha1", "WorkflowEventBinding", namespace, name, Objects.requireNonNullElse(uid, ""));
    }

    /** A ConfigMap; {@code uid} is null where it is not known. */
    public static EventSubject configMap(String namespace, String name, @Nullable String uid) {
        return new EventSubject("v1", "ConfigMap", namespace, name, Objects.requireNonNullElse(uid, ""));
    }
}

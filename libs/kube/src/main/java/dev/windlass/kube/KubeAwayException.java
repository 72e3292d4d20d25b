package dev.windlass.kube;

/** The Kubernetes API gave no answer in time. */
public final class KubeAwayException extends Exception {
    public KubeAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}

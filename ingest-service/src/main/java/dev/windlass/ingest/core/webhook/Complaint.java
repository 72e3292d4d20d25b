package dev.windlass.ingest.core.webhook;

/**
 * What stands in a webhook sender's way, for whoever looks after its namespace. Never holds what was sent, or a secret.
 *
 * @param name the object's
 * @param uid the object's; empty where there is no such object
 * @param reason one word in camel case
 * @param message what is wrong, and what to do
 */
public record Complaint(About about, String namespace, String name, String uid, String reason, String message) {
    /** What kind of object must be mended. */
    public enum About {
        SECRET("Secret"),
        SERVICE_ACCOUNT("ServiceAccount");

        private final String kind;

        About(String kind) {
            this.kind = kind;
        }

        /** The kind, as Kubernetes calls it. */
        public String kind() {
            return kind;
        }
    }
}

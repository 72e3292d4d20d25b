package dev.windlass.kube;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As whom a request to the Kubernetes API is made. */
public sealed interface Identity {
    Identity OWN = new Own();

    /** The service's own credentials. */
    record Own() implements Identity {}

    /**
     * The credentials that a caller sent, passed on as they are; the service's own are left out altogether.
     *
     * @param header the value of the Authorization header
     */
    record Forwarded(String header) implements Identity {
        /** Never the credentials. */
        @Override
        public String toString() {
            return "Forwarded";
        }
    }

    /**
     * The service's own credentials, used to act as somebody else: the API server decides whether it may, and then
     * checks each step as that user.
     *
     * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation">User
     *     impersonation</a>
     */
    record Impersonated(String user, @Nullable String uid, List<String> groups, Map<String, List<String>> extra)
            implements Identity {}
}

package dev.windlass.submit.kubernetes;

import dev.windlass.contracts.Caller;
import dev.windlass.kube.Identity;
import org.jspecify.annotations.Nullable;

/** As whom the Kubernetes API is asked on behalf of an event's caller. */
final class Callers {
    private Callers() {}

    /** By impersonation of the caller; the service itself where nobody was authenticated. */
    static Identity identity(@Nullable Caller as) {
        return as == null ? Identity.OWN : new Identity.Impersonated(as.name(), as.uid(), as.groups(), as.extra());
    }
}

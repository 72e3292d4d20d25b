package dev.windlass.ingest.http;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.AccessProperties;
import dev.windlass.ingest.AccessProperties.AuthMode;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Authority;
import dev.windlass.ingest.core.workflow.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Finds out as whom the cluster is asked: as the caller, or, in auth mode server, as the service. */
@Component
final class Actors {
    private final Admission admission;
    private final Authority authority;
    private final boolean own;

    Actors(Admission admission, Authority authority, AccessProperties properties) {
        this.admission = admission;
        this.authority = authority;
        this.own = properties.authMode() == AuthMode.SERVER;
    }

    Actor of(HttpServletRequest request) throws Rejection {
        Caller caller = admission.identify(request);
        if (own || caller == null) {
            return new Actor(null, authority.self().name());
        }
        return new Actor(Senders.authorization(request), caller.name());
    }

    /** Lets nobody by who is nobody. */
    void require(HttpServletRequest request) throws Rejection {
        admission.identifyNamed(request);
    }

    /** Who calls, and he must be somebody. */
    Caller caller(HttpServletRequest request) throws Rejection {
        Caller caller = admission.identifyNamed(request);
        return own || caller == null ? authority.self() : caller;
    }
}

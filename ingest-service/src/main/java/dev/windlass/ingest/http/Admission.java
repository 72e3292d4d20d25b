package dev.windlass.ingest.http;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.IngestProperties;
import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.ByteBudget;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Access;
import dev.windlass.ingest.core.access.CallerCheck;
import dev.windlass.ingest.core.access.Credentials;
import dev.windlass.ingest.core.access.SyncSenders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets requests in, each within the limits. */
@Component
final class Admission {
    private final CallerCheck check;
    private final SyncSenders syncSenders;
    private final CallerRates rates;
    private final ByteBudget budget;
    private final long maxBodyBytes;
    private final long bodyTimeoutNanos;

    Admission(
            CallerCheck check,
            SyncSenders syncSenders,
            CallerRates rates,
            IngestProperties properties,
            LimitProperties limits) {
        this.check = check;
        this.syncSenders = syncSenders;
        this.rates = rates;
        this.budget = new ByteBudget(limits.maxBuffered().toBytes());
        this.maxBodyBytes = properties.maxBodySize().toBytes();
        this.bodyTimeoutNanos = limits.bodyTimeout().toNanos();
    }

    /** The request's body, of which nothing is read yet. It must be closed once it is of no more use. */
    RequestBody body(HttpServletRequest request) {
        return new RequestBody(request, bodyTimeoutNanos, budget);
    }

    byte[] read(RequestBody body) throws Rejection {
        return body.read(maxBodyBytes);
    }

    /** Who sends to a namespace; he may have signed the body in place of carrying a token. */
    @Nullable Caller admit(HttpServletRequest request, String namespace, RequestBody body, Access access) throws Rejection {
        return counted(check.admit(Senders.of(request, namespace, body), access), request);
    }

    /** Who tells of a sync: one who shares a secret with the door, else whoever may write it into the Application. */
    @Nullable Caller admitToSyncs(HttpServletRequest request, String namespace, RequestBody body) throws Rejection {
        Optional<Caller> known = syncSenders.sender(Senders.of(request, namespace, body));
        Caller caller =
                known.isPresent() ? known.get() : check.admit(Senders.of(request), Access.toTellOfSyncs(namespace));
        if (caller == null && !syncSenders.isEmpty()) {
            throw new Rejection(
                    Rejection.Reason.UNAUTHENTICATED,
                    "send one of the tokens of windlass.ingest.syncs.tokens as the bearer token, or sign the request with"
                            + " one of windlass.ingest.syncs.signing-secrets");
        }
        return counted(caller, request);
    }

    /** Who calls, by his token. */
    @Nullable Caller admit(HttpServletRequest request, Access access) throws Rejection {
        return counted(check.admit(Senders.of(request), access), request);
    }

    /** Whether he who calls, and was let in already, may do something more. */
    boolean may(HttpServletRequest request, Access access) throws Rejection {
        try {
            check.admit(Senders.of(request), access);
            return true;
        } catch (Rejection e) {
            if (e.reason() == Rejection.Reason.FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }

    /** Who calls, whatever he may do. */
    @Nullable Caller identify(HttpServletRequest request) throws Rejection {
        return counted(check.identify(Senders.of(request)), request);
    }

    /** Who calls, whatever he may do; he must be somebody. */
    @Nullable Caller identifyNamed(HttpServletRequest request) throws Rejection {
        Caller caller = identify(request);
        if (caller != null && caller.name().equals("system:anonymous")) {
            throw new Rejection(Rejection.Reason.UNAUTHENTICATED, Credentials.NOT_VALID);
        }
        return caller;
    }

    private @Nullable Caller counted(@Nullable Caller caller, HttpServletRequest request) throws Rejection {
        rates.count(caller == null ? request.getRemoteAddr() : caller.name());
        return caller;
    }
}

package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.ApiFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * What of Argo Server's is no API: its UI, logins, artifacts and metrics. Where there is an Argo Server, every path
 * outside of {@code /api/} that is none of ours is its own.
 */
@Component
final class ArgoPages extends AbstractHandlerMapping {
    private final ArgoServer argo;
    private final HandlerMethod passing;

    ArgoPages(ArgoServer argo) throws NoSuchMethodException {
        this.argo = argo;
        this.passing =
                new HandlerMethod(new Passing(argo), "passOn", HttpServletRequest.class, HttpServletResponse.class);
        setOrder(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        return argo.isThere() && !request.getRequestURI().startsWith("/api/") ? passing : null;
    }

    /** The handler, as a method like any other, so that its failures are answered like any other's. */
    record Passing(ArgoServer argo) {
        @SuppressWarnings("unused") // called by its name
        public void passOn(HttpServletRequest request, HttpServletResponse response)
                throws Rejection, ApiFailure, IOException {
            argo.passOnAsItCame(request, response);
        }
    }
}

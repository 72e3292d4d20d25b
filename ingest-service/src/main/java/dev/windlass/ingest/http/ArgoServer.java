package dev.windlass.ingest.http;

import dev.windlass.ingest.ArgoServerProperties;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.Actor;
import dev.windlass.ingest.core.workflow.ApiFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Argo Server that stands beside the Workflows' controller, if there is one. */
@Component
final class ArgoServer {
    private static final List<String> PASSED_ON = List.of("Content-Type", "Accept");

    private final @Nullable URI url;
    private final Duration timeout;
    private final Admission admission;
    private final HttpClient client;

    ArgoServer(ArgoServerProperties properties, Admission admission) {
        this.url = properties.url();
        this.timeout = properties.timeout();
        this.admission = admission;
        // Redirects could lead the caller's credentials elsewhere.
        this.client = HttpClient.newBuilder()
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Passes a request on with the caller's credentials, and its answer back as it comes. */
    void passOn(Actor as, HttpServletRequest request, HttpServletResponse response)
            throws Rejection, ApiFailure, IOException {
        URI server = url;
        if (server == null) {
            throw new ApiFailure(
                    501,
                    "only the Workflows' controller can do this; name its Argo Server in windlass.argo-server.url");
        }
        try (RequestBody body = admission.body(request)) {
            HttpRequest.Builder passed = HttpRequest.newBuilder(target(server, request))
                    .timeout(timeout)
                    .method(request.getMethod(), BodyPublishers.ofByteArray(admission.read(body)));
            if (as.authorization() != null) {
                passed.header("Authorization", as.authorization());
            }
            for (String header : PASSED_ON) {
                String value = request.getHeader(header);
                if (value != null) {
                    passed.header(header, value);
                }
            }
            copy(client.send(passed.build(), BodyHandlers.ofInputStream()), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure(503, "the server is stopping");
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            throw new ApiFailure(503, "Argo Server cannot be reached");
        }
    }

    private static URI target(URI server, HttpServletRequest request) throws Rejection {
        String query = request.getQueryString();
        try {
            return server.resolve(request.getRequestURI() + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException e) {
            throw new Rejection(Rejection.Reason.INVALID, "the path or the query is not a URI's");
        }
    }

    private static void copy(HttpResponse<InputStream> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(response::setContentType);
        try (InputStream in = answer.body()) {
            byte[] piece = new byte[8192];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                response.getOutputStream().write(piece, 0, read);
                response.flushBuffer();
            }
        }
    }
}

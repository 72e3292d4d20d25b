package dev.windlass.ingest.http;

import dev.windlass.ingest.ArgoServerProperties;
import dev.windlass.ingest.core.Pieces;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.workflow.Actor;
import dev.windlass.ingest.core.workflow.ApiFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Argo Server that stands beside the Workflows' controller, if there is one. */
@Component
final class ArgoServer {
    private static final List<String> PASSED_ON = List.of("Content-Type", "Accept");

    private static final Pattern UNESCAPED = Pattern.compile("[\\[\\]{}|<>^`\"\\\\]");

    private final @Nullable URI url;
    private final Duration timeout;
    private final Admission admission;
    private final Streams streams;
    private final HttpClient client;

    ArgoServer(ArgoServerProperties properties, Admission admission, Streams streams) {
        this.url = properties.url();
        this.timeout = properties.timeout();
        this.admission = admission;
        this.streams = streams;
        // Redirects could lead the caller's credentials elsewhere.
        this.client = HttpClient.newBuilder()
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    boolean isThere() {
        return url != null;
    }

    /** Passes a request of the API on with the caller's credentials, and its answer back as it comes. */
    void passOn(Actor as, HttpServletRequest request, HttpServletResponse response)
            throws Rejection, ApiFailure, IOException {
        URI server = server();
        HttpRequest.Builder passed = HttpRequest.newBuilder(target(server, request));
        if (as.authorization() != null) {
            passed.header("Authorization", as.authorization());
        }
        for (String header : PASSED_ON) {
            String value = request.getHeader(header);
            if (value != null) {
                passed.header(header, value);
            }
        }
        send(passed, request, response, server);
    }

    /** Passes on what is none of ours as it came, credentials and all: who may what is Argo Server's to say. */
    void passOnAsItCame(HttpServletRequest request, HttpServletResponse response)
            throws Rejection, ApiFailure, IOException {
        URI server = server();
        HttpRequest.Builder passed = HttpRequest.newBuilder(target(server, request));
        PassedHeaders.ofRequest(request, passed);
        send(passed, request, response, server);
    }

    private URI server() throws ApiFailure {
        URI server = url;
        if (server == null) {
            throw new ApiFailure(
                    501,
                    "only the Workflows' controller can do this; name its Argo Server in windlass.argo-server.url");
        }
        return server;
    }

    private void send(HttpRequest.Builder passed, HttpServletRequest request, HttpServletResponse response, URI server)
            throws Rejection, ApiFailure, IOException {
        try (RequestBody body = admission.body(request)) {
            passed.timeout(timeout).method(request.getMethod(), BodyPublishers.ofByteArray(admission.read(body)));
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer =
                    client.send(passed.build(), BodyHandlers.ofPublisher());
            response.setStatus(answer.statusCode());
            PassedHeaders.ofAnswer(answer.headers(), response, server);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            var pieces = new Pieces();
            answer.body().subscribe(new Following(pieces));
            streams.copy(pieces, StreamForm.Passed.of(type, request.getRequestURI()), response);
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
            return server.resolve(escaped(request.getRequestURI() + (query == null ? "" : "?" + query)));
        } catch (IllegalArgumentException e) {
            throw new Rejection(Rejection.Reason.INVALID, "the path or the query is not a URI's");
        }
    }

    /** With what the door takes without an escape and a URI does not. */
    private static String escaped(String target) {
        return UNESCAPED
                .matcher(target)
                .replaceAll(it -> "%%%02X".formatted((int) it.group().charAt(0)));
    }

    /** Puts a body's pieces where they are read. */
    private record Following(Pieces pieces) implements Flow.Subscriber<List<ByteBuffer>> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            pieces.follow(new Pieces.Source() {
                @Override
                public void more() {
                    subscription.request(1);
                }

                @Override
                public void cancel() {
                    subscription.cancel();
                }
            });
        }

        @Override
        public void onNext(List<ByteBuffer> sent) {
            pieces.put(sent);
        }

        @Override
        public void onError(Throwable cause) {
            pieces.breakOff();
        }

        @Override
        public void onComplete() {
            pieces.end();
        }
    }
}

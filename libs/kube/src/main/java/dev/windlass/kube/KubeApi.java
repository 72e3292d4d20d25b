package dev.windlass.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes API as JSON over HTTP, for those who pass objects on unchanged or act as somebody else. A status that
 * is no success is an answer too. Thread-safe.
 */
public final class KubeApi implements AutoCloseable {
    /** RFC 7396's content type. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String JSON = "application/json";
    /** RFC 9110's characters of a token, but for the percent sign. */
    private static final String HEADER_KEY =
            "!#$&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final KubernetesClient own;
    private final KubernetesClient bare;
    private final String server;
    private final long timeoutMillis;

    /** An API over the connection and credentials of {@code own}, which stays its owner's to close. */
    public KubeApi(KubernetesClient own) {
        this.own = own;
        Config config = own.getConfiguration();
        this.bare = new KubernetesClientBuilder()
                .withConfig(withoutCredentials(config))
                .build();
        this.server = config.getMasterUrl().replaceAll("/+$", "");
        this.timeoutMillis = config.getRequestTimeout();
    }

    /**
     * Whatever the API server said.
     *
     * @param body the JSON as sent, a {@code Status} where it is no success
     * @param retryAfter how long to wait before asking again; zero where it said nothing
     */
    public record Answer(int status, String body, Duration retryAfter) {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Makes one request and waits for its answer.
     *
     * @param path with its query, from the root of the server on
     * @param body JSON; null for none
     * @throws KubeAwayException where there was no answer in time; what was asked may have happened all the same
     */
    public Answer send(Identity as, String method, String path, @Nullable String body) throws KubeAwayException {
        return send(as, method, path, body, JSON);
    }

    /** The same with a content type of its own, for patches. */
    public Answer send(Identity as, String method, String path, @Nullable String body, String contentType)
            throws KubeAwayException {
        HttpRequest request = request(as, path)
                .method(method, contentType, body)
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .build();
        HttpResponse<String> response = await(client(as).sendAsync(request, String.class));
        @Nullable String answer = response.body();
        return new Answer(response.code(), answer == null ? "" : answer, retryAfter(response));
    }

    /**
     * Opens an answer that has no end, such as a watch.
     *
     * @param sink is given the pieces of the body, and asks for each next one; it must not block
     * @return the status and the body, which the caller cancels when it has enough
     */
    public Stream open(Identity as, String path, AsyncBody.Consumer<List<ByteBuffer>> sink) throws KubeAwayException {
        HttpRequest request = request(as, path).forStreaming().build();
        HttpResponse<AsyncBody> response = await(client(as).consumeBytes(request, sink));
        return new Stream(response.code(), response.body());
    }

    /** An answer whose body still comes; nothing comes before {@link AsyncBody#consume} is called. */
    public record Stream(int status, AsyncBody body) {}

    /** A name as one segment of a path. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        bare.close();
    }

    private HttpClient client(Identity as) {
        return as instanceof Identity.Forwarded ? bare.getHttpClient() : own.getHttpClient();
    }

    private HttpRequest.Builder request(Identity as, String path) {
        HttpRequest.Builder request =
                client(as).newHttpRequestBuilder().uri(server + path).header("Accept", JSON);
        switch (as) {
            case Identity.Own() -> {}
            case Identity.Forwarded(var header) -> request.header("Authorization", header);
            case Identity.Impersonated user -> impersonate(request, user);
        }
        return request;
    }

    private static void impersonate(HttpRequest.Builder request, Identity.Impersonated user) {
        request.header("Impersonate-User", utf8(user.user()));
        user.groups().forEach(group -> request.header("Impersonate-Group", utf8(group)));
        if (user.uid() != null && !user.uid().isEmpty()) {
            request.header("Impersonate-Uid", utf8(user.uid()));
        }
        user.extra()
                .forEach((key, values) ->
                        values.forEach(value -> request.header("Impersonate-Extra-" + headerKey(key), utf8(value))));
    }

    /** The API server reads UTF-8; the HTTP client writes each character as one byte. */
    private static String utf8(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /**
     * A key as a part of a header's name: whatever may not stand there is percent-encoded.
     *
     * @see <a href="https://github.com/kubernetes/client-go/blob/master/transport/round_trippers.go">client-go's
     *     round trippers</a>
     */
    private static String headerKey(String key) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
            if (HEADER_KEY.indexOf(each) >= 0) {
                escaped.append((char) each);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return escaped.toString();
    }

    /** The API server says it in whole seconds. */
    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.header("Retry-After");
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    private <T> T await(CompletableFuture<T> answer) throws KubeAwayException {
        try {
            return answer.get(timeoutMillis + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KubeAwayException("the Kubernetes API cannot be reached", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new KubeAwayException("the Kubernetes API did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubeAwayException("interrupted while waiting for the Kubernetes API", e);
        }
    }

    private static Config withoutCredentials(Config config) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(config.getMasterUrl())
                .withTrustCerts(config.isTrustCerts())
                .withDisableHostnameVerification(config.isDisableHostnameVerification())
                .withCaCertFile(config.getCaCertFile())
                .withCaCertData(config.getCaCertData())
                .withTrustStoreFile(config.getTrustStoreFile())
                .withTrustStorePassphrase(config.getTrustStorePassphrase())
                .withHttpProxy(config.getHttpProxy())
                .withHttpsProxy(config.getHttpsProxy())
                .withNoProxy(config.getNoProxy())
                .withConnectionTimeout(config.getConnectionTimeout())
                .withRequestTimeout(config.getRequestTimeout())
                .withMaxConcurrentRequests(config.getMaxConcurrentRequests())
                .withMaxConcurrentRequestsPerHost(config.getMaxConcurrentRequestsPerHost())
                .withRequestRetryBackoffLimit(0)
                .build();
    }
}

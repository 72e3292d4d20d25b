package dev.windlass.notify.http;

import dev.windlass.notify.outgoing.AddressGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The two clients: one that checks certificates, and one for services that say not to. Both connect only to where the
 * guard lets them, follow nothing, repeat nothing, and read of an answer only its beginning.
 */
final class WebhookClients implements AutoCloseable {
    private static final int MAX_BODY = 4096;
    private static final int MAX_CONNECTIONS = 2000;
    private static final TimeValue KEPT = TimeValue.ofSeconds(30);

    private final CloseableHttpClient checking;
    private final CloseableHttpClient trusting;
    private final long requestMillis;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookClients(WebhookLimits limits, AddressGuard guard) {
        this.requestMillis = limits.requestTimeout().toMillis();
        this.checking = client(limits, guard, DefaultClientTlsStrategy.createDefault());
        this.trusting = client(
                limits,
                guard,
                new DefaultClientTlsStrategy(
                        trustingContext(), HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE));
    }

    /**
     * Sends one request.
     *
     * @throws IOException where there is no answer in time
     */
    Answer send(HttpUriRequestBase request, boolean insecureSkipVerify) throws IOException {
        Future<?> deadline = deadlines.schedule(request::cancel, requestMillis, TimeUnit.MILLISECONDS);
        try {
            return answer(request, (insecureSkipVerify ? trusting : checking).executeOpen(null, request, null));
        } catch (IOException e) {
            throw request.isCancelled() ? new IOException("no answer in time", e) : e;
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        checking.close(CloseMode.IMMEDIATE);
        trusting.close(CloseMode.IMMEDIATE);
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null ? "" : header.getValue();
    }

    /** The connection is kept only where the whole body was read. */
    private static Answer answer(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        try {
            byte[] body = response.getEntity() == null
                    ? new byte[0]
                    : response.getEntity().getContent().readNBytes(MAX_BODY);
            if (body.length == MAX_BODY) {
                // To close the answer would be to read the rest of it.
                request.cancel();
            }
            return new Answer(
                    response.getCode(),
                    header(response, "Location"),
                    header(response, "Retry-After"),
                    new String(body, StandardCharsets.UTF_8));
        } finally {
            Closer.closeQuietly(response);
        }
    }

    private static CloseableHttpClient client(WebhookLimits limits, AddressGuard guard, DefaultClientTlsStrategy tls) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Guarded(guard))
                .setTlsSocketStrategy(tls)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .charCodingConfig(CharCodingConfig.custom()
                                .setCharset(StandardCharsets.UTF_8)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(limits.connectTimeout()))
                        .setSocketTimeout(timeout(limits.requestTimeout()))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setConnectionRequestTimeout(timeout(limits.connectTimeout()))
                        .build())
                .setUserAgent("Windlass")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictExpiredConnections()
                .evictIdleConnections(KEPT)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    private static SSLContext trustingContext() {
        try {
            return SSLContexts.custom()
                    .loadTrustMaterial(TrustAllStrategy.INSTANCE)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private record Guarded(AddressGuard guard) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return guard.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}

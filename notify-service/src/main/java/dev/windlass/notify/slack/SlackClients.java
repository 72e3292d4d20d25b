package dev.windlass.notify.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import dev.windlass.notify.settings.SlackSettings;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** One client for each place where a Slack API is. */
final class SlackClients {
    private final Duration timeout;
    private final Map<Place, Slack> clients = new ConcurrentHashMap<>();

    private record Place(String apiUrl, boolean insecureSkipVerify) {}

    SlackClients(Duration timeout) {
        this.timeout = timeout;
    }

    MethodsClient get(SlackSettings service) {
        return clients.computeIfAbsent(new Place(service.apiUrl(), service.insecureSkipVerify()), this::client)
                .methods(service.token());
    }

    private Slack client(Place place) {
        var config = new SlackConfig();
        if (!place.apiUrl().isEmpty()) {
            config.setMethodsEndpointUrlPrefix(place.apiUrl());
        }
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .retryOnConnectionFailure(false);
        if (place.insecureSkipVerify()) {
            trustAll(http);
        }
        return Slack.getInstance(config, new SlackHttpClient(http.build()));
    }

    private static void trustAll(OkHttpClient.Builder http) {
        var trust = new TrustAll();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            http.sslSocketFactory(context.getSocketFactory(), trust).hostnameVerifier((host, session) -> true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package dev.windlass.notify.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import dev.windlass.notify.settings.SlackSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** One client for each place where a Slack API is. */
final class SlackClients {
    private final Duration timeout;
    private final SocketFactory sockets;
    private final Map<Place, Slack> clients = new ConcurrentHashMap<>();

    private record Place(String apiUrl, boolean insecureSkipVerify) {}

    SlackClients(Duration timeout, SocketFactory sockets) {
        this.timeout = timeout;
        this.sockets = sockets;
    }

    /**
     * Calls a method of Slack's Web API with a form and the service's token.
     *
     * @throws SlackApiException where the answer's status says no
     * @throws IOException where there is no answer, or it cannot be read
     */
    <T extends SlackApiTextResponse> T call(
            SlackSettings service, String method, Map<String, String> fields, Class<T> type)
            throws IOException, SlackApiException {
        Slack slack = clients.computeIfAbsent(new Place(service.apiUrl(), service.insecureSkipVerify()), this::client);
        try {
            return slack.methods()
                    .postFormAndParseResponse(
                            form -> {
                                fields.forEach(form::add);
                                return form.add("token", service.token());
                            },
                            method,
                            type);
        } catch (RuntimeException e) {
            // The client throws whatever its parser does at an answer that is not of the form it expects.
            throw new IOException("malformed answer", e);
        }
    }

    private Slack client(Place place) {
        var config = new SlackConfig();
        // With statistics the client asks Slack who it is before each first call.
        config.setStatsEnabled(false);
        if (!place.apiUrl().isEmpty()) {
            config.setMethodsEndpointUrlPrefix(place.apiUrl());
        }
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .socketFactory(sockets)
                .addInterceptor(new LimitedAnswers())
                .followRedirects(false)
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                // A kept connection that Slack closed meanwhile is replaced by a new one.
                .retryOnConnectionFailure(true);
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

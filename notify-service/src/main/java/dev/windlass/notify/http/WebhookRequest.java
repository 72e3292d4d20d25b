package dev.windlass.notify.http;

import dev.windlass.contracts.Delivery;
import dev.windlass.golang.GoException;
import dev.windlass.golang.url.GoUrl;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.WebhookSettings;
import dev.windlass.notify.settings.WebhookSettings.BasicAuth;
import dev.windlass.notify.settings.WebhookSettings.Header;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * What is asked of a webhook.
 *
 * @param standard by which the receiver tells a repeat
 * @param headers by name in lower case
 * @param body may be empty
 */
record WebhookRequest(StandardHeaders standard, String method, URI uri, Map<String, Header> headers, String body) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    /** HTTP's own, which the client writes itself. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    /**
     * The request of a notification: without a part for this webhook, a GET with the message as its body.
     *
     * @throws IllegalArgumentException where the address is none; the message does not quote it
     */
    static WebhookRequest of(WebhookSettings service, Notification notification, Delivery delivery) {
        var standard = new StandardHeaders(delivery.id(), service.signingSecret());
        WebhookSettings.Part part =
                WebhookSettings.Part.of(delivery.destination().service(), notification);
        if (part == null) {
            return withoutUser(
                    new WebhookRequest(standard, "GET", uri(service.url()), headers(service), notification.message()));
        }
        return withoutUser(new WebhookRequest(
                standard,
                part.method().isEmpty() ? "GET" : part.method(),
                uri(part.path().isEmpty() ? service.url() : joined(service.url(), part.path())),
                headers(service),
                part.body()));
    }

    WebhookRequest at(URI other) {
        return new WebhookRequest(standard, method, other, headers, body);
    }

    /**
     * One request to be sent now.
     *
     * @throws IllegalArgumentException where the method or a header is none that HTTP knows
     */
    HttpUriRequestBase toHttp(Instant now) {
        if (!TOKEN.matcher(method).matches()) {
            throw new IllegalArgumentException("the method is not one of HTTP's");
        }
        if (method.equalsIgnoreCase("TRACE") && !body.isEmpty()) {
            throw new IllegalArgumentException("HTTP does not allow a TRACE request to have a body");
        }
        var request = new HttpUriRequestBase(method, uri);
        standard.at(now, body).forEach(request::setHeader);
        headers.values().forEach(it -> request.setHeader(it.name(), it.value()));
        if (!body.isEmpty()) {
            request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), null));
        }
        return request;
    }

    private static Map<String, Header> headers(WebhookSettings service) {
        Map<String, Header> headers = new TreeMap<>();
        service.headers().forEach(it -> put(headers, it));
        BasicAuth auth = service.basicAuth();
        if (auth != null) {
            put(headers, basic(auth.username() + ":" + auth.password()));
        }
        return headers;
    }

    private static Header basic(String pair) {
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        return new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }

    /** Name and password in the address are sent as a header, unless there is one. */
    private static WebhookRequest withoutUser(WebhookRequest request) {
        String user = request.uri.getUserInfo();
        if (user == null) {
            return request;
        }
        Map<String, Header> headers = new TreeMap<>(request.headers);
        headers.putIfAbsent("authorization", basic(user.contains(":") ? user : user + ":"));
        URI bare = URI.create(request.uri.toString().replaceFirst("//[^/@]*@", "//"));
        return new WebhookRequest(request.standard, request.method, bare, headers, request.body);
    }

    private static void put(Map<String, Header> headers, Header header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(name).matches() || CONTROL.matcher(header.value()).find()) {
            throw new IllegalArgumentException("a header of the service is malformed");
        }
        if (!RESERVED.contains(name)) {
            headers.put(name, header);
        }
    }

    /** Exactly one slash between the two. */
    private static String joined(String url, String path) {
        return url.replaceFirst("/+$", "") + "/" + path.replaceFirst("^/+", "");
    }

    private static URI uri(String url) {
        try {
            URI uri = URI.create(GoUrl.parse(url).toString());
            if (!Set.of("http", "https").contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
                throw new IllegalArgumentException("the service's url is not an http or https address");
            }
            return uri;
        } catch (GoException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the service's url is not an http or https address", e);
        }
    }
}

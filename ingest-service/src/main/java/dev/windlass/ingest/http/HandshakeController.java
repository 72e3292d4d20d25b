package dev.windlass.ingest.http;

import dev.windlass.ingest.HandshakeProperties;
import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.KubernetesNames;
import dev.windlass.ingest.core.Rejection;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers a sender of webhooks who asks whether he may send. The permission is in the answer, and never sent to the
 * callback that he names: nobody makes this server call an address.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md">HTTP 1.1 Web Hooks for
 *     Event Delivery</a>
 */
@RestController
class HandshakeController {
    static final String REQUEST_ORIGIN = "WebHook-Request-Origin";

    private final HandshakeProperties properties;
    private final String rate;

    HandshakeController(HandshakeProperties properties, LimitProperties limits) {
        this.properties = properties;
        this.rate = limits.ratePerCaller() == 0 ? "*" : Long.toString(60L * limits.ratePerCaller());
    }

    /** Documented with what it asks for; without its header the methods of these paths are what is documented. */
    @Hidden
    @RequestMapping(
            method = RequestMethod.OPTIONS,
            path = {
                "/api/v1/events/{namespace}",
                "/api/v1/events/{namespace}/",
                "/api/v1/events/{namespace}/{discriminator}",
                "/api/v1/cloudevents/{namespace}"
            })
    void handshake(@PathVariable String namespace, HttpServletRequest request, HttpServletResponse response)
            throws Rejection, HttpRequestMethodNotSupportedException {
        KubernetesNames.requireNamespace(namespace);
        String origin = String.valueOf(request.getHeader(REQUEST_ORIGIN)).strip();
        if (!properties.allows(origin)) {
            // What a server answers that knows of no handshake.
            throw new HttpRequestMethodNotSupportedException("OPTIONS", List.of("POST"));
        }
        response.setHeader("Allow", "POST");
        response.setHeader("WebHook-Allowed-Origin", origin);
        response.setHeader("WebHook-Allowed-Rate", rate);
    }
}

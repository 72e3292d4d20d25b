package dev.windlass.ingest.http;

import dev.windlass.ingest.IngestProperties;
import dev.windlass.ingest.LimitProperties;
import dev.windlass.ingest.core.KubernetesNames;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private static final String UNESCAPED = "[]{}|<>^`\"";

    /** The API is JSON, whatever a client would rather have; elsewhere there is only one form of anything. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentTypeStrategy(request -> {
            var servlet = request.getNativeRequest(HttpServletRequest.class);
            boolean api = servlet != null && servlet.getRequestURI().startsWith("/api/");
            return api ? List.of(MediaType.APPLICATION_JSON) : List.of(MediaType.ALL);
        });
    }

    /** A namespace in a path that can be none is refused before anybody is asked about it. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                    throws Rejection {
                if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("namespace") instanceof String namespace
                        && !namespace.isEmpty()) {
                    KubernetesNames.requireNamespace(namespace);
                }
                return true;
            }
        });
    }

    /**
     * A discriminator may hold an encoded slash; headers are counted before anything is made of them; what Go takes in a
     * path and a query without an escape is taken; TRACE is refused where all methods are; and errors are JSON.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connector(LimitProperties limits) {
        return factory -> {
            factory.addConnectorCustomizers(connector -> {
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
                connector.setProperty("maxHeaderCount", Integer.toString(limits.maxHeaders()));
                connector.setProperty("relaxedPathChars", UNESCAPED);
                connector.setProperty("relaxedQueryChars", UNESCAPED + "\\");
                connector.setAllowTrace(true);
            });
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new JsonErrors()));
        };
    }

    @Bean
    WebMvcRegistrations handlerLookup() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new HandlerLookup();
            }
        };
    }

    @Bean
    FilterRegistrationBean<InFlight> inFlight(LimitProperties limits, IngestProperties properties) {
        var filter = new FilterRegistrationBean<>(new InFlight(limits.maxInFlight(), properties.retryAfter()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<GrpcRequests> grpcRequests() {
        var filter = new FilterRegistrationBean<>(new GrpcRequests());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ApiRequests> apiRequests(ObjectProvider<HandlerLookup> handlers) {
        var filter = new FilterRegistrationBean<>(new ApiRequests(handlers));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }
}

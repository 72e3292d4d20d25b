package dev.windlass.ingest.http;

import dev.windlass.ingest.IngestProperties;
import dev.windlass.ingest.LimitProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    /** The API is JSON, whatever a client would rather have; elsewhere there is only one form of anything. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentTypeStrategy(request -> {
            var servlet = request.getNativeRequest(HttpServletRequest.class);
            boolean api = servlet != null && servlet.getRequestURI().startsWith("/api/");
            return api ? List.of(MediaType.APPLICATION_JSON) : List.of(MediaType.ALL);
        });
    }

    /** A discriminator may hold an encoded slash; and headers are counted before anything is made of them. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connector(LimitProperties limits) {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setProperty("maxHeaderCount", Integer.toString(limits.maxHeaders()));
        });
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
    FilterRegistrationBean<ApiRequests> apiRequests() {
        var filter = new FilterRegistrationBean<>(new ApiRequests());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }
}

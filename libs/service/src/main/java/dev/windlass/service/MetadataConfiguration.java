package dev.windlass.service;

import dev.windlass.contracts.SecretHeaders;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The headers that no event keeps, as {@link MetadataProperties} say; a service that makes events of requests or records imports it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetadataProperties.class)
public class MetadataConfiguration {
    @Bean
    SecretHeaders secretHeaders(MetadataProperties properties) {
        return new SecretHeaders(properties.secretHeaders(), properties.allowedHeaders());
    }
}

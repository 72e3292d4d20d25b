package dev.windlass.service;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which headers become metadata of an event.
 *
 * @param secretHeaders headers that are left out besides those that are known to be secret; {@code *} stands for any
 *     characters
 * @param allowedHeaders headers that are kept although they look secret; they win
 */
@Validated
@ConfigurationProperties("windlass.metadata")
public record MetadataProperties(
        @DefaultValue List<String> secretHeaders,
        @DefaultValue List<String> allowedHeaders) {}

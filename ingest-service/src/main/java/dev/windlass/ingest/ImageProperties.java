package dev.windlass.ingest;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is told of the images that applications run.
 *
 * @param maxEntries how many images of applications are kept in memory; an application for which there is no room is left
 *     out, and every answer says so
 * @param maxPage how many an answer tells of at most
 * @param maxNamespaces in how many namespaces it is asked what a caller may see who names none and may not see all; where
 *     there are more, he must name one
 */
@Validated
@ConfigurationProperties("windlass.ingest.images")
public record ImageProperties(
        @DefaultValue("200000") @Positive int maxEntries,
        @DefaultValue("1000") @Positive int maxPage,
        @DefaultValue("100") @Positive int maxNamespaces) {}

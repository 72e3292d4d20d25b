package dev.windlass.submit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How templates are read.
 *
 * @param rightsTtl how long it is remembered that a caller may read a template; refusals are not remembered
 * @param rightsEntries of how many callers and templates that is remembered
 */
@Validated
@ConfigurationProperties("windlass.submit.templates")
public record TemplateProperties(
        @DefaultValue("5s") @NotNull Duration rightsTtl,
        @DefaultValue("10000") @Positive int rightsEntries) {}

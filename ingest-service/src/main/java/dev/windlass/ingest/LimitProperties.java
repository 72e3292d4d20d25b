package dev.windlass.ingest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the door takes at a time.
 *
 * @param maxInFlight how many requests may be under way; above it the answer is 503
 * @param maxBuffered how much memory the bodies under way may take together; above it the answer is 503
 * @param bodyTimeout how long a body may take to come; after it the answer is 408
 * @param maxHeaders how many headers a request may have; above it the answer is 400
 * @param maxWait how long {@code ?wait} may ask to wait at most; what is longer is cut to it
 * @param maxWaiting how many requests may wait for outcomes; above it the answer is 503
 * @param maxStreams how many watches may be open; above it the answer is 503
 * @param streamKeepAlive how long nothing is told in a stream until a sign of life is written; a client who is gone is
 *     noticed by the second
 * @param ratePerCaller how many requests a second a caller may make; above it the answer is 429; 0: any number
 */
@Validated
@ConfigurationProperties("windlass.ingest.limits")
public record LimitProperties(
        @DefaultValue("2000") @Positive int maxInFlight,
        @DefaultValue("64MB") @NotNull DataSize maxBuffered,
        @DefaultValue("30s") @NotNull Duration bodyTimeout,
        @DefaultValue("100") @Positive int maxHeaders,
        @DefaultValue("60s") @NotNull Duration maxWait,
        @DefaultValue("1000") @Positive int maxWaiting,
        @DefaultValue("100") @Positive int maxStreams,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1)
        Duration streamKeepAlive,

        @DefaultValue("0") @PositiveOrZero int ratePerCaller) {}

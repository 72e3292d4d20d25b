package dev.windlass.notify;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which addresses notifications cannot be sent to.
 *
 * @param forbidden ranges such as {@code 10.0.0.0/8}, or single addresses; by default those that are of this machine's
 *     own link, and those where clouds tell a machine its credentials
 */
@Validated
@ConfigurationProperties("windlass.notify.outgoing")
public record OutgoingProperties(
        @DefaultValue({"169.254.0.0/16", "fe80::/10", "fd00:ec2::/32", "100.100.100.200", "192.0.0.192", "168.63.129.16"
        })
        @NotNull List<String> forbidden) {}

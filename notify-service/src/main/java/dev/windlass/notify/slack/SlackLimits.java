package dev.windlass.notify.slack;

import java.time.Duration;

/**
 * What one try to reach Slack may take.
 *
 * @param request one request
 * @param patience how long it may be waited in hand for a channel whose rate Slack limits
 */
public record SlackLimits(Duration request, Duration patience) {}

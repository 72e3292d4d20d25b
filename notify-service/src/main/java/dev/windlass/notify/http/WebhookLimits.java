package dev.windlass.notify.http;

import java.time.Duration;

/**
 * What one try to reach a webhook may take.
 *
 * @param connectTimeout until the connection is there
 * @param requestTimeout until the answer of one request is there
 * @param patience how long after the first request a further one may begin; later ones are left to another try
 */
public record WebhookLimits(Duration connectTimeout, Duration requestTimeout, Duration patience) {}

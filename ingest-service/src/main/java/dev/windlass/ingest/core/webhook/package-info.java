/** Webhook senders, who sign what they send in place of carrying a token. */
@NullMarked
package dev.windlass.ingest.core.webhook;

import org.jspecify.annotations.NullMarked;

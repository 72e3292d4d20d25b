package dev.windlass.binding.kafka;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.SecretHeaders;
import org.jspecify.annotations.Nullable;

/**
 * How records of any producer become events.
 *
 * @param identity the caller as whom they act; null for nobody
 * @param secrets headers that do not become metadata
 */
record Inbox(@Nullable Caller identity, SecretHeaders secrets) {}

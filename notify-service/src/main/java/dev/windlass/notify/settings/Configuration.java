package dev.windlass.notify.settings;

import org.jspecify.annotations.Nullable;

/**
 * One configuration in force.
 *
 * @param team the namespace whose team wrote it for its own Applications; null for Argo CD's own, which is for all
 */
public record Configuration(@Nullable String team, Settings settings) {}

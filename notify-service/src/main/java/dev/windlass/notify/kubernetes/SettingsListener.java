package dev.windlass.notify.kubernetes;

import dev.windlass.notify.settings.Settings;

/** Hears that a configuration was read anew. It must not block. */
@FunctionalInterface
interface SettingsListener {
    /**
     * What was in force before, and what is now.
     *
     * @param namespace where the ConfigMap is
     */
    void reloaded(String namespace, Settings before, Settings now);
}

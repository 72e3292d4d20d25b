package dev.windlass.notify.kubernetes;

import dev.windlass.notify.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Hears that a configuration was read anew. It must not block. */
@FunctionalInterface
interface SettingsListener {
    /**
     * What was in force before, and what is now.
     *
     * @param namespace where the ConfigMap is
     * @param uid the ConfigMap's; null where there is none
     */
    void reloaded(String namespace, @Nullable String uid, Settings before, Settings now);
}

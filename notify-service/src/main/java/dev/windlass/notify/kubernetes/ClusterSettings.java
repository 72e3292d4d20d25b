package dev.windlass.notify.kubernetes;

import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import dev.windlass.notify.NotifyProperties;
import dev.windlass.notify.settings.Secrets;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.SettingsReader;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of the ConfigMap and the Secret as they are in the cluster. A change takes effect as a whole, and what it
 * broke is told in the log.
 */
public final class ClusterSettings implements Supplier<Settings>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClusterSettings.class);

    private final Settings builtIn;
    private final ResourceCache configMaps;
    private final ResourceCache secrets;
    private @Nullable Map<String, String> data;
    private Secrets secret = Secrets.NONE;
    private volatile Settings settings;

    /**
     * Starts watching.
     *
     * @param builtIn in force while there is no ConfigMap
     */
    public ClusterSettings(KubernetesClient client, NotifyProperties properties, Settings builtIn) {
        this.builtIn = builtIn;
        this.settings = builtIn;
        this.secrets = ResourceCache.start(
                client,
                Resources.SECRETS,
                properties.namespace(),
                properties.secret(),
                (namespace, name, resource) -> secretChanged(resource));
        this.configMaps = ResourceCache.start(
                client,
                Resources.CONFIG_MAPS,
                properties.namespace(),
                properties.configMap(),
                (namespace, name, resource) -> configMapChanged(resource));
    }

    @Override
    public Settings get() {
        return settings;
    }

    /** Whether both have been looked for: before that, nothing may be decided on. */
    public boolean isComplete() {
        return configMaps.isComplete() && secrets.isComplete();
    }

    @Override
    public void close() {
        configMaps.close();
        secrets.close();
    }

    private synchronized void configMapChanged(@Nullable GenericKubernetesResource resource) {
        data = resource == null ? null : texts(resource, "data");
        reload();
    }

    private synchronized void secretChanged(@Nullable GenericKubernetesResource resource) {
        secret = resource == null ? Secrets.NONE : new Secrets(decoded(resource));
        reload();
    }

    private void reload() {
        Settings before = settings;
        Settings now = data == null
                ? builtIn
                : SettingsReader.read(data, secret, before.equals(builtIn) ? Settings.EMPTY : before);
        settings = now;
        now.problems().stream()
                .filter(it -> !before.problems().contains(it))
                .forEach(it -> log.warn(
                        "The entry {} of the notifications ConfigMap {}: {}",
                        it.entry(),
                        it.stoodIn() ? "is broken, its version before stays in force" : "is off",
                        it.reason()));
        log.info(
                "Notifications: {} triggers, {} templates, {} services, {} entries off",
                now.triggers().size(),
                now.templates().size(),
                now.services().size(),
                now.problems().size());
    }

    private static Map<String, byte[]> decoded(GenericKubernetesResource resource) {
        Map<String, byte[]> values = new HashMap<>();
        texts(resource, "data").forEach((key, text) -> {
            try {
                values.put(key, Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                log.warn("The value of {} in the notifications Secret is not base64", key);
            }
        });
        return values;
    }

    private static Map<String, String> texts(GenericKubernetesResource resource, String field) {
        Map<String, String> texts = new HashMap<>();
        if (resource.getAdditionalProperties().get(field) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), value == null ? "" : value.toString()));
        }
        return texts;
    }
}

package dev.windlass.notify.kubernetes;

import dev.windlass.notify.settings.Secrets;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.SettingsReader;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings that the ConfigMap and the Secret of one namespace come to. A change takes effect as a whole. */
final class LiveSettings {
    private static final Logger log = LoggerFactory.getLogger(LiveSettings.class);

    private final String namespace;
    private final Settings otherwise;
    private final UnaryOperator<Secrets> secrecy;
    private final SettingsListener listener;
    private @Nullable GenericKubernetesResource configMap;
    private Secrets secrets = Secrets.NONE;
    private volatile Settings settings;

    /**
     * Makes settings that nothing was seen of yet.
     *
     * @param otherwise in force while there is no ConfigMap
     * @param secrecy what is made of the Secret's values
     */
    LiveSettings(String namespace, Settings otherwise, UnaryOperator<Secrets> secrecy, SettingsListener listener) {
        this.namespace = namespace;
        this.otherwise = otherwise;
        this.secrecy = secrecy;
        this.listener = listener;
        this.settings = otherwise;
    }

    Settings get() {
        return settings;
    }

    synchronized void configMapChanged(@Nullable GenericKubernetesResource resource) {
        configMap = resource;
        reload();
    }

    synchronized void secretChanged(@Nullable GenericKubernetesResource resource) {
        secrets = resource == null ? Secrets.NONE : secrecy.apply(new Secrets(decoded(resource)));
        reload();
    }

    private void reload() {
        Settings before = settings;
        settings = configMap == null
                ? otherwise
                : SettingsReader.read(
                        texts(configMap, "data"), secrets, before.equals(otherwise) ? Settings.EMPTY : before);
        String uid = configMap == null ? null : configMap.getMetadata().getUid();
        listener.reloaded(namespace, uid, before, settings);
    }

    private Map<String, byte[]> decoded(GenericKubernetesResource resource) {
        Map<String, byte[]> values = new HashMap<>();
        texts(resource, "data").forEach((key, text) -> {
            try {
                values.put(key, Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                log.warn("The value of {} in the notifications Secret of {} is not base64", key, namespace);
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

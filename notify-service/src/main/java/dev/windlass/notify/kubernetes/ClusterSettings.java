package dev.windlass.notify.kubernetes;

import dev.windlass.kube.ResourceCache;
import dev.windlass.kube.Resources;
import dev.windlass.notify.NotifyProperties;
import dev.windlass.notify.settings.Configuration;
import dev.windlass.notify.settings.Configurations;
import dev.windlass.notify.settings.Secrets;
import dev.windlass.notify.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The configurations of the ConfigMaps and Secrets as they are in the cluster: Argo CD's own, and with self-service
 * those that bear the same names in other namespaces.
 */
public final class ClusterSettings implements Configurations, AutoCloseable {
    private final LiveSettings own;
    private final Map<String, LiveSettings> teams = new ConcurrentHashMap<>();
    private final String namespace;
    private final SettingsListener listener;
    private final ResourceCache configMaps;
    private final ResourceCache secrets;

    /**
     * Starts watching.
     *
     * @param builtIn in force while there is no ConfigMap
     */
    ClusterSettings(KubernetesClient client, NotifyProperties properties, Settings builtIn, SettingsListener listener) {
        boolean selfService = properties.selfService();
        this.namespace = properties.namespace();
        this.listener = listener;
        this.own = new LiveSettings(
                namespace, builtIn, selfService ? Secrets::withoutTemplates : UnaryOperator.identity(), listener);
        this.secrets = cache(
                client,
                Resources.SECRETS,
                selfService ? null : namespace,
                properties.secret(),
                (in, name, resource) -> live(in).secretChanged(resource));
        this.configMaps = cache(
                client,
                Resources.CONFIG_MAPS,
                selfService ? null : namespace,
                properties.configMap(),
                (in, name, resource) -> live(in).configMapChanged(resource));
    }

    @Override
    public List<Configuration> of(String applicationNamespace) {
        LiveSettings team = teams.get(applicationNamespace);
        var first = new Configuration(null, own.get());
        return team == null ? List.of(first) : List.of(first, new Configuration(applicationNamespace, team.get()));
    }

    @Override
    public Settings settings(@Nullable String team) {
        if (team == null) {
            return own.get();
        }
        LiveSettings live = teams.get(team);
        return live == null ? Settings.EMPTY : live.get();
    }

    /** Whether all have been looked for: before that, nothing may be decided on. */
    public boolean isComplete() {
        return configMaps.isComplete() && secrets.isComplete();
    }

    @Override
    public void close() {
        configMaps.close();
        secrets.close();
    }

    private LiveSettings live(@Nullable String in) {
        return in == null || in.equals(namespace)
                ? own
                : teams.computeIfAbsent(
                        in, it -> new LiveSettings(it, Settings.EMPTY, Secrets::withoutTemplates, listener));
    }

    private static ResourceCache cache(
            KubernetesClient client,
            ResourceDefinitionContext kind,
            @Nullable String namespace,
            String name,
            ResourceCache.Listener listener) {
        return namespace == null
                ? ResourceCache.startNamed(client, kind, name, listener)
                : ResourceCache.start(client, kind, namespace, name, listener);
    }
}

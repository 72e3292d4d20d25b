package dev.windlass.notify.send;

import dev.windlass.notify.settings.Configuration;
import dev.windlass.notify.settings.Configurations;
import dev.windlass.notify.settings.Secrets;
import dev.windlass.notify.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The configurations of a case: Argo CD's own, and with self-service those of teams. */
final class StagedConfigurations implements Configurations {
    private final UnaryOperator<Secrets> secrecy;
    private final Map<String, Settings> teams = new HashMap<>();
    private Settings own;

    StagedConfigurations(Map<?, ?> vector) {
        boolean selfService = Boolean.TRUE.equals(vector.get("selfService"));
        secrecy = selfService ? Secrets::withoutTemplates : UnaryOperator.identity();
        own = Vectors.settings(vector, Settings.EMPTY, secrecy);
        for (Object each : selfService ? Vectors.list(vector, "extraConfigs") : List.of()) {
            Map<?, ?> team = (Map<?, ?>) each;
            teams.put(Vectors.text(team, "namespace"), Vectors.settings(team, Settings.EMPTY, secrecy));
        }
    }

    /** Reads Argo CD's own anew. */
    void change(Map<?, ?> vector) {
        own = Vectors.settings(vector, own, secrecy);
    }

    /** Whether an entry of Argo CD's own is off, or there is nothing to notify by. */
    boolean isBroken() {
        return !own.problems().isEmpty() || own.services().isEmpty();
    }

    @Override
    public List<Configuration> of(String namespace) {
        var first = new Configuration(null, own);
        Settings team = teams.get(namespace);
        return team == null ? List.of(first) : List.of(first, new Configuration(namespace, team));
    }

    @Override
    public Settings settings(@Nullable String team) {
        return team == null ? own : teams.getOrDefault(team, Settings.EMPTY);
    }
}

package dev.windlass.notify.settings;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The configurations in force at the moment: Argo CD's own, and with self-service those of the teams' namespaces. */
public interface Configurations {
    /** Those that tell of the Applications in a namespace: Argo CD's own first. */
    List<Configuration> of(String namespace);

    /** The settings of a team, or Argo CD's own where {@code team} is null; empty ones where there are none. */
    Settings settings(@Nullable String team);

    /** Argo CD's own alone. */
    static Configurations only(Supplier<Settings> own) {
        return new Configurations() {
            @Override
            public List<Configuration> of(String namespace) {
                return List.of(new Configuration(null, own.get()));
            }

            @Override
            public Settings settings(@Nullable String team) {
                return team == null ? own.get() : Settings.EMPTY;
            }
        };
    }
}

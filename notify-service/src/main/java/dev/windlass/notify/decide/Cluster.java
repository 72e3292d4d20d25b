package dev.windlass.notify.decide;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of Argo CD's objects in the cluster, in Go's representation. */
public interface Cluster {
    /** No cluster at all. */
    Cluster NONE = new Cluster() {
        @Override
        public @Nullable Map<?, ?> application(String namespace, String name) {
            return null;
        }

        @Override
        public @Nullable Map<?, ?> project(String namespace, String name) {
            return null;
        }
    };

    /** The Application; null where none is known. */
    @Nullable Map<?, ?> application(String namespace, String name);

    /** The AppProject; null where none is known. */
    @Nullable Map<?, ?> project(String namespace, String name);
}

package dev.windlass.ingest.core.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for something.
 *
 * @param authorization his credentials, with which the API server is asked; null: the service itself is who asks
 * @param name his user name
 */
public record Actor(@Nullable String authorization, String name) {
    /** Never the credentials. */
    @Override
    public String toString() {
        return name;
    }
}

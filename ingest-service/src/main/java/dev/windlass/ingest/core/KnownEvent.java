package dev.windlass.ingest.core;

import dev.windlass.contracts.Outcome;
import java.util.List;
import java.util.Set;

/**
 * What is known of an event.
 *
 * @param namespaces the namespaces that its outcomes tell of
 * @param outcomes in the order in which they became known; none where it was not decided on yet
 */
public record KnownEvent(Set<String> namespaces, List<Outcome> outcomes) {}

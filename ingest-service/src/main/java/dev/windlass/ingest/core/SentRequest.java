package dev.windlass.ingest.core;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What of a request tells one delivery from another.
 *
 * @param url path and query as sent, without what only says how to answer
 * @param header the first value of a header by its name, null where there is none
 */
public record SentRequest(String url, UnaryOperator<@Nullable String> header) {
    /** The header's value, if it has one that is not blank. */
    Optional<String> given(String name) {
        return Optional.ofNullable(header.apply(name)).filter(it -> !it.isBlank());
    }
}

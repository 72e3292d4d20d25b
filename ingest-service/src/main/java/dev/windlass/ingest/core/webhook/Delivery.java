package dev.windlass.ingest.core.webhook;

import dev.windlass.ingest.core.BodySource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook sender delivers.
 *
 * @param namespace whose webhook clients may have sent it
 * @param header the first value of a request header by name, null where there is none
 */
public record Delivery(String namespace, UnaryOperator<@Nullable String> header, BodySource body) {}

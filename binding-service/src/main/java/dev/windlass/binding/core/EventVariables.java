package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.expr.Environment;
import dev.windlass.expr.env.MetadataEnvironment;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Slice;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.gotemplate.sprig.Libraries;
import dev.windlass.gotemplate.sprig.Sprig;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see of an event.
 *
 * @param values the variables; JSON's numbers are float64
 * @param shape their names and types, which is what expressions are compiled against
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/events/#event-expression-syntax-and-the-event-expression-environment">Argo
 *     Workflows: the event expression environment</a>
 */
record EventVariables(Map<String, @Nullable Object> values, Environment shape) {

    private static final Map<String, GoFunction> SPRIG =
            Sprig.functions(Clock.systemUTC(), new SecureRandom(), Libraries.RECENT);

    static EventVariables of(EventReceived event) throws ExpressionFailure {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        event.metadata().forEach((name, texts) -> metadata.put(name, Slice.strings(texts)));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("namespace", event.namespace());
        values.put("discriminator", event.discriminator());
        values.put("metadata", metadata);
        values.put("payload", payload(event));
        return new EventVariables(values, Environment.of(values));
    }

    /** What expressions in a submit's metadata see: the same, and Argo's helpers with the sprig functions. */
    EventVariables withHelpers() {
        Map<String, @Nullable Object> all = MetadataEnvironment.of(values, SPRIG);
        return new EventVariables(all, Environment.of(all));
    }

    private static @Nullable Object payload(EventReceived event) throws ExpressionFailure {
        byte[] json = event.payload().utf8();
        try {
            return json.length == 0 ? null : Json.unmarshal(json);
        } catch (JsonException e) {
            throw new ExpressionFailure("failed to read the payload: " + e.getMessage());
        }
    }
}

package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.expr.Environment;
import dev.windlass.expr.Guard;
import dev.windlass.expr.env.MetadataEnvironment;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.gotemplate.sprig.Libraries;
import dev.windlass.gotemplate.sprig.Sprig;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see of an event, and the names and types in it, which is what they are compiled against. For one
 * thread.
 *
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/events/#event-expression-syntax-and-the-event-expression-environment">Argo
 *     Workflows: the event expression environment</a>
 */
final class EventVariables {
    private static final Map<String, GoFunction> SPRIG =
            Sprig.functions(Clock.systemUTC(), new SecureRandom(), Libraries.RECENT);

    private final Map<String, @Nullable Object> values;
    private final Environment shape;
    private final boolean indexable;
    private @Nullable EventVariables helped;

    private EventVariables(Map<String, @Nullable Object> values, boolean indexable) {
        this.values = values;
        this.shape = Environment.of(values);
        this.indexable = indexable;
    }

    /**
     * The variables of an event; JSON's numbers are float64.
     *
     * @throws ExpressionFailure where the payload cannot be read
     */
    static EventVariables of(EventReceived event) throws ExpressionFailure {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("namespace", event.namespace());
        values.put("discriminator", event.discriminator());
        // Argo takes them through JSON, so that a list of texts is a list of any.
        values.put("metadata", event.metadata());
        values.put("payload", payload(event));
        return new EventVariables(values, size(event) <= Guard.MOST_VALUES);
    }

    /** No less than how many values and characters there are. */
    private static int size(EventReceived event) {
        int size = event.payload().utf8().length + event.discriminator().length();
        for (Map.Entry<String, List<String>> each : event.metadata().entrySet()) {
            size += each.getKey().length() + each.getValue().size();
            for (String value : each.getValue()) {
                size += value.length();
            }
        }
        return size;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    Environment shape() {
        return shape;
    }

    /** Whether the guards of programs may be relied on. */
    boolean isIndexable() {
        return indexable;
    }

    /** What expressions in a submit's metadata see: the same, and Argo's helpers with the sprig functions. */
    EventVariables withHelpers() {
        EventVariables known = helped;
        if (known == null) {
            known = new EventVariables(MetadataEnvironment.of(values, SPRIG), false);
            helped = known;
        }
        return known;
    }

    private static @Nullable Object payload(EventReceived event) throws ExpressionFailure {
        byte[] json = event.payload().utf8();
        try {
            return isBlank(json) ? null : Json.unmarshal(json);
        } catch (JsonException e) {
            throw new ExpressionFailure("failed to create workflow template expression environment: " + e.getMessage());
        }
    }

    /** Nothing but JSON's white space. */
    private static boolean isBlank(byte[] json) {
        for (byte each : json) {
            if (" \t\r\n".indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }
}

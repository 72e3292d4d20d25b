package dev.windlass.ingest.core.argo;

import dev.windlass.golang.GoException;
import dev.windlass.golang.time.Time;
import dev.windlass.ingest.core.argo.GoType.Structure;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the types that read their JSON themselves. What they find wrong has no place yet. */
final class OwnForms {
    private static final String ANY_OBJECT = "map[string]interface {}";
    private static final String STEP = "v1alpha1.WorkflowStep";

    private OwnForms() {}

    static JsonNode read(TypeTable table, OwnForm form, JsonNode json) throws UnfitException {
        if (json.isNull()) {
            return json;
        }
        return switch (form) {
            case ANY_STRING -> anyString(json);
            case ANYTHING -> json;
            case INT_OR_STRING -> intOrString(json);
            case ONE_KEY -> oneKey(json);
            case QUANTITY -> quantity(json);
            case STEPS -> steps(table, json);
            case TIME -> time(json);
        };
    }

    /** What Go's decoder calls it. */
    static String kind(JsonNode json) {
        if (json.isObject()) {
            return "object";
        }
        if (json.isArray()) {
            return "array";
        }
        if (json.isString()) {
            return "string";
        }
        return json.isBoolean() ? "bool" : "number";
    }

    /** An object or a list is nothing, as in the original. */
    private static JsonNode anyString(JsonNode json) throws UnfitException {
        if (json.isString()) {
            return json;
        }
        if (json.isNumber()) {
            return text(Numbers.plain(json));
        }
        return text(json.isBoolean() ? json.asString() : "");
    }

    private static JsonNode intOrString(JsonNode json) throws UnfitException {
        if (json.isString()) {
            return json;
        }
        if (!json.isNumber()) {
            throw wrong(kind(json), "int32");
        }
        if (!Numbers.fits(json, 32, true)) {
            throw wrong("number " + Numbers.literal(json), "int32");
        }
        return json;
    }

    private static JsonNode oneKey(JsonNode json) throws UnfitException {
        if (!json.isObject()) {
            throw wrong(kind(json), ANY_OBJECT);
        }
        if (json.size() != 1) {
            throw new UnfitException(new Misfit.WrongText("expected exactly one key, got " + json.size()));
        }
        return json;
    }

    private static JsonNode quantity(JsonNode json) throws UnfitException {
        String text = json.isNumber() ? Numbers.literal(json) : json.isString() ? json.asString() : json.toString();
        QuantityText.check(text);
        return json.isNumber() ? text(text) : json;
    }

    private static JsonNode steps(TypeTable table, JsonNode json) throws UnfitException {
        if (!json.isArray()) {
            throw wrong(kind(json), "[]" + ANY_OBJECT);
        }
        for (JsonNode step : json) {
            if (!step.isObject() && !step.isNull()) {
                throw wrong(kind(step), ANY_OBJECT);
            }
        }
        GoType steps = table.type(STEP);
        for (JsonNode step : json) {
            for (Map.Entry<String, JsonNode> entry : step.properties()) {
                if (steps instanceof Structure type && !type.fields().containsKey(entry.getKey())) {
                    throw new UnfitException(new Misfit.WrongText("json: unknown field \"" + entry.getKey() + "\""));
                }
            }
        }
        return Decoder.read(table, new GoType.Items("[]" + STEP, steps), json);
    }

    private static JsonNode time(JsonNode json) throws UnfitException {
        if (!json.isString()) {
            throw wrong(kind(json), "string");
        }
        try {
            Time.parse(Time.RFC3339, json.asString());
            return json;
        } catch (GoException e) {
            throw new UnfitException(new Misfit.WrongText(String.valueOf(e.getMessage())));
        }
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static UnfitException wrong(String value, String type) {
        return new UnfitException(new Misfit.WrongType(value, type, "", ""));
    }
}

package dev.windlass.ingest.core.argo;

import dev.windlass.ingest.core.argo.GoType.Field;
import dev.windlass.ingest.core.argo.GoType.Structure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON into a type as Go's encoding/json does: the first value of a wrong type is what is told, after the whole was
 * read; a type that reads itself and fails ends the reading.
 */
final class Decoder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TypeTable table;
    private final Deque<String> path = new ArrayDeque<>();
    private String structure = "";
    private @Nullable Misfit first;

    private Decoder(TypeTable table) {
        this.table = table;
    }

    static JsonNode read(TypeTable table, GoType type, JsonNode json) throws UnfitException {
        Decoder decoder = new Decoder(table);
        JsonNode read = decoder.value(type, json, null);
        Misfit misfit = decoder.first;
        if (misfit != null) {
            throw new UnfitException(misfit);
        }
        return read;
    }

    /**
     * Reads one value.
     *
     * @param before what the same field had already: of two objects the fields of the later win
     */
    private JsonNode value(GoType type, JsonNode json, @Nullable JsonNode before) throws UnfitException {
        if (json.isNull() && !(type instanceof GoType.Own)) {
            return json;
        }
        return switch (type) {
            case GoType.Text it -> json.isString() ? json : wrong(it, json);
            case GoType.Flag it -> json.isBoolean() ? json : wrong(it, json);
            case GoType.Whole it -> whole(it, json);
            case GoType.Items it -> json.isArray() ? items(it.item(), json) : wrong(it, json);
            case GoType.Bytes it -> bytes(it, json);
            case GoType.Entries it -> json.isObject() ? entries(it, json, before) : wrong(it, json);
            case Structure it -> json.isObject() ? fields(it, json, before) : wrong(it, json);
            case GoType.Own it -> own(it, json);
        };
    }

    private JsonNode fields(Structure type, JsonNode json, @Nullable JsonNode before) throws UnfitException {
        ObjectNode read = before instanceof ObjectNode object ? object : JSON.objectNode();
        String outer = structure;
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            Field field = type.field(entry.getKey());
            if (field == null) {
                read.set(entry.getKey(), entry.getValue());
                continue;
            }
            structure = type.simpleName();
            path.addLast(field.path());
            JsonNode value = value(field.type(), entry.getValue(), read.get(field.name()));
            if (value.isNull()) {
                read.remove(field.name());
            } else {
                read.set(field.name(), value);
            }
            path.removeLast();
            structure = outer;
        }
        return read;
    }

    private JsonNode entries(GoType.Entries type, JsonNode json, @Nullable JsonNode before) throws UnfitException {
        ObjectNode read = before instanceof ObjectNode object ? object : JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            read.set(entry.getKey(), element(type.value(), entry.getValue()));
        }
        return read;
    }

    private JsonNode items(GoType item, JsonNode json) throws UnfitException {
        ArrayNode read = JSON.arrayNode(json.size());
        for (JsonNode each : json) {
            read.add(element(item, each));
        }
        return read;
    }

    /** A value that cannot be left out: where it is null, its type's empty value stands. */
    private JsonNode element(GoType type, JsonNode json) throws UnfitException {
        JsonNode read = value(type, json, null);
        if (!read.isNull()) {
            return read;
        }
        return switch (type) {
            case GoType.Text it -> JSON.stringNode("");
            case GoType.Flag it -> JSON.booleanNode(false);
            case GoType.Whole it -> JSON.numberNode(0);
            case Structure it -> JSON.objectNode();
            case GoType.Own it when it.form() == OwnForm.ANY_STRING -> JSON.stringNode("");
            case GoType.Own it -> read;
            case GoType.Items it -> read;
            case GoType.Bytes it -> read;
            case GoType.Entries it -> read;
        };
    }

    private JsonNode whole(GoType.Whole type, JsonNode json) {
        if (!json.isNumber()) {
            return wrong(type, json);
        }
        if (!Numbers.fits(json, type.bits(), type.signed())) {
            save(new Misfit.WrongType("number " + Numbers.literal(json), type.name(), "", ""));
        }
        return json;
    }

    private JsonNode bytes(GoType.Bytes type, JsonNode json) throws UnfitException {
        if (json.isArray()) {
            return items(type.item(), json);
        }
        if (!json.isString()) {
            return wrong(type, json);
        }
        int fault = Base64Text.fault(json.asString());
        if (fault != Base64Text.FINE) {
            save(new Misfit.WrongText("illegal base64 data at input byte " + fault));
        }
        return json;
    }

    private JsonNode own(GoType.Own type, JsonNode json) throws UnfitException {
        try {
            return OwnForms.read(table, type.form(), json);
        } catch (UnfitException e) {
            throw new UnfitException(e.misfit().at(structure, String.join(".", path)));
        }
    }

    private JsonNode wrong(GoType type, JsonNode json) {
        save(new Misfit.WrongType(OwnForms.kind(json), type.name(), "", ""));
        return json;
    }

    private void save(Misfit misfit) {
        if (first == null) {
            first = misfit.at(structure, String.join(".", path));
        }
    }
}

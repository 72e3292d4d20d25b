package dev.windlass.ingest.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.windlass.contracts.Outcome;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;

/** What became of an event, in the documentation: which {@code type} means which shape. */
final class ApiOutcomes {
    private static final String RESULT = "Result";

    private ApiOutcomes() {}

    @SuppressWarnings("rawtypes") // as Components has it
    static void tellApart(Map<String, Schema> schemas) {
        Schema<?> result = schemas.get(RESULT);
        Schema<?> outcome = schemas.get("Outcome");
        JsonSubTypes types = Outcome.Result.class.getAnnotation(JsonSubTypes.class);
        if (result == null || outcome == null || types == null) {
            return;
        }
        Discriminator type = new Discriminator().propertyName("type");
        for (JsonSubTypes.Type each : types.value()) {
            type.mapping(each.name(), "#/components/schemas/" + each.value().getSimpleName());
        }
        result.addType("object");
        result.setDiscriminator(type);
        outcome.addProperty("result", ApiSchemas.reference(RESULT));
    }
}

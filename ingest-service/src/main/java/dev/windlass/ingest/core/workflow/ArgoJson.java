package dev.windlass.ingest.core.workflow;

import dev.windlass.ingest.core.argo.TypeTable;
import dev.windlass.ingest.core.argo.UnfitException;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads JSON into Argo's types, as Argo Server does: what it cannot read its controller cannot read either. */
final class ArgoJson {
    private ArgoJson() {}

    /** The body of a request that creates, updates or submits something of that kind. */
    static JsonNode request(Verb verb, Kind kind, JsonNode body) throws ApiFailure {
        return read(kind.kind().toLowerCase(Locale.ROOT) + "." + kind.kind() + verb.word + "Request", body);
    }

    /** An object of that kind. */
    static JsonNode object(Kind kind, JsonNode object) throws ApiFailure {
        return read("v1alpha1." + kind.kind(), object);
    }

    private static JsonNode read(String type, JsonNode json) throws ApiFailure {
        try {
            return TypeTable.argo().read(type, json);
        } catch (UnfitException e) {
            throw ApiFailure.invalid(e.explanation());
        }
    }

    /** What a request wants. */
    enum Verb {
        CREATE("Create"),
        UPDATE("Update"),
        SUBMIT("Submit");

        private final String word;

        Verb(String word) {
            this.word = word;
        }
    }
}

package dev.windlass.standalone.dispatch;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.RawJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One case that the original answered. */
record DispatchCase(String id, JsonNode input, List<JsonNode> outputs) {
    private static final String EVENTS = "/api/v1/events/";

    static DispatchCase of(JsonNode line) {
        if (!line.path("input").isObject() || !(line.has("output") || line.has("outputVariants"))) {
            throw new IllegalArgumentException("a case has an input, and what the original made of it");
        }
        List<JsonNode> outputs = new ArrayList<>();
        JsonNode variants = line.path("outputVariants");
        (variants.isEmpty() ? List.of(line.path("output")) : variants).forEach(outputs::add);
        return new DispatchCase(line.path("id").asString(), line.path("input"), outputs);
    }

    /** Whether the request came as far as the dispatch. */
    boolean isDispatched() {
        return input.has("effective");
    }

    @Nullable String instanceId() {
        String id = input.path("instanceID").asString("");
        return id.isEmpty() ? null : id;
    }

    EventReceived event() {
        JsonNode effective = input.path("effective");
        return new EventReceived(
                id,
                fromPath(0, "namespace"),
                fromPath(1, "discriminator"),
                metadata(effective.path("metadata")),
                RawJson.of(body()),
                caller(effective.path("claims")),
                Instant.EPOCH,
                null);
    }

    private String fromPath(int segment, String otherwise) {
        String path = input.path("path").asString("").replaceFirst("\\?.*", "");
        if (!path.startsWith(EVENTS)) {
            return input.path(otherwise).asString();
        }
        String raw = path.substring(EVENTS.length()).split("/", -1)[segment];
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private byte[] body() {
        return input.has("bodyBase64")
                ? Base64.getDecoder().decode(input.path("bodyBase64").asString())
                : input.path("body").asString("").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> metadata(JsonNode json) {
        Map<String, List<String>> metadata = new LinkedHashMap<>();
        json.properties().forEach(it -> metadata.put(it.getKey(), texts(it.getValue())));
        return metadata;
    }

    /** Argo's claims as the API server's review of a token would tell them. */
    private static @Nullable Caller caller(JsonNode claims) {
        if (claims.isEmpty()) {
            return null;
        }
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (String claim : List.of("email", "preferred_username")) {
            if (claims.has(claim)) {
                extra.put("example.com/" + claim, List.of(claims.path(claim).asString()));
            }
        }
        return new Caller(claims.path("sub").asString(""), null, texts(claims.path("groups")), extra);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asString()));
        return texts;
    }
}

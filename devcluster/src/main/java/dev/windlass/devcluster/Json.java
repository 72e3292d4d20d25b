package dev.windlass.devcluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON as the API reads and writes it. */
final class Json {
    private static final int MAX_DEPTH = 1000;
    private static final int MAX_NUMBER_LENGTH = 1000;

    static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Refuses a document that names a field twice. */
    private static final ObjectReader SINGLE =
            MAPPER.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document and a line feed, as the API server ends every JSON answer. */
    static byte[] line(JsonNode node) {
        return line(bytes(node));
    }

    static byte[] line(byte[] document) {
        byte[] line = Arrays.copyOf(document, document.length + 1);
        line[document.length] = '\n';
        return line;
    }

    /**
     * Reads what a client sent.
     *
     * @param duplicates gets the path of each field that is named twice; the last one counts
     */
    static JsonNode read(byte[] document, List<String> duplicates) throws IOException {
        try {
            return SINGLE.readTree(document);
        } catch (MismatchedInputException twice) {
            try (JsonParser parser = MAPPER.createParser(document)) {
                Set<String> seen = new HashSet<>();
                while (parser.nextToken() != null) {
                    String path = path(parser.getParsingContext());
                    if (parser.currentToken() == JsonToken.FIELD_NAME && !seen.add(path)) {
                        duplicates.add(path);
                    }
                }
            }
            return MAPPER.readTree(document);
        }
    }

    private static String path(JsonStreamContext at) {
        if (at.getParent() == null) {
            return "";
        }
        String parent = path(at.getParent());
        // The parent says where in it this level stands.
        if (at.inArray()) {
            return parent + "[" + at.getCurrentIndex() + "]";
        }
        return parent.isEmpty() ? at.getCurrentName() : parent + "." + at.getCurrentName();
    }

    /** Reads what this process itself wrote. */
    static ObjectNode read(byte[] document) {
        try {
            return (ObjectNode) MAPPER.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(String document) {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Go's %q for the texts that occur in names and messages. */
    static String quote(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text at a path of field names; empty where there is none. */
    static String text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String field : path) {
            at = at.path(field);
        }
        return at.isTextual() ? at.textValue() : "";
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>();
        for (JsonNode entry : array) {
            all.add(entry.asText());
        }
        return all;
    }

    static Map<String, String> textMap(JsonNode object) {
        if (object.isEmpty()) {
            return Map.of();
        }
        Map<String, String> all = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
        return all;
    }

    /** Whether two documents say the same; numbers count by value. */
    static boolean same(@Nullable JsonNode a, JsonNode b) {
        return a != null
                && a.equals(
                        (left, right) -> left instanceof NumericNode && right instanceof NumericNode
                                ? left.decimalValue().compareTo(right.decimalValue())
                                : left.equals(right) ? 0 : 1,
                        b);
    }

    /** As Go's JSON decoder calls it in its complaints. */
    static String typeName(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case STRING -> "string";
            case OBJECT, POJO -> "object";
            case NULL, MISSING, BINARY -> "null";
        };
    }

    static ObjectNode metadata(ObjectNode object) {
        return object.get("metadata") instanceof ObjectNode metadata ? metadata : object.putObject("metadata");
    }
}

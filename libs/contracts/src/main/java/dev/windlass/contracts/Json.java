package dev.windlass.contracts;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The JSON form of the records in this package. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("windlass")
                    .addSerializer(RawJson.class, new RawJsonWriter())
                    .addDeserializer(RawJson.class, new RawJsonReader()))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static <T> T read(byte[] json, Class<T> type) throws UnreadableMessageException {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnreadableMessageException(
                        "the data is JSON's null where a " + type.getSimpleName() + " is due");
            }
            return value;
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            throw new UnreadableMessageException(
                    "the data is not the JSON of a " + type.getSimpleName() + ": " + reason(e));
        }
    }

    /** Never the source text, which may hold what must not be shown. */
    private static String reason(RuntimeException e) {
        return e instanceof JacksonException json ? json.getOriginalMessage() : "a field is missing";
    }

    private static final class RawJsonWriter extends ValueSerializer<RawJson> {
        @Override
        public void serialize(RawJson value, JsonGenerator out, SerializationContext context) {
            out.writeRawValue(value.toString());
        }
    }

    private static final class RawJsonReader extends ValueDeserializer<RawJson> {
        @Override
        public RawJson deserialize(JsonParser in, DeserializationContext context) {
            JsonNode tree = context.readTree(in);
            return RawJson.of(MAPPER.writeValueAsBytes(tree));
        }
    }
}

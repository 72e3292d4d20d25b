package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.windlass.devcluster.Types.Field;
import dev.windlass.devcluster.Types.Form;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Reads the protobuf form in which kubectl sends built-in kinds; the answer is JSON, which it takes as well. */
final class Protobuf {
    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";
    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int MAX_DEPTH = 50;

    private final ByteBuffer in;
    private final int depth;

    private Protobuf(ByteBuffer in, int depth) {
        this.in = in;
        this.depth = depth;
        if (depth > MAX_DEPTH) {
            throw malformed();
        }
    }

    /** @throws ApiException where the bytes are not such a document, or of a kind that isn't known in this form */
    static ObjectNode read(byte[] body) {
        if (body.length < MAGIC.length || !Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw Failures.badRequest(
                    "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        ByteBuffer rest =
                ByteBuffer.wrap(body, MAGIC.length, body.length - MAGIC.length).slice();
        return new Protobuf(rest, 0).document();
    }

    private static ApiException malformed() {
        return Failures.badRequest("the protobuf message can't be read: unexpected EOF");
    }

    private ObjectNode document() {
        ObjectNode document = Json.object();
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (in.hasRemaining()) {
            long tag = varint();
            switch ((int) (tag >>> 3)) {
                case 1 -> typeMeta(new Protobuf(bytes(), depth + 1), document);
                case 2 -> raw = bytes();
                default -> skip((int) tag & 7);
            }
        }
        Types.Type type = Types.named(Json.text(document, "kind"));
        if (type == null) {
            throw Failures.badRequest("no kind " + Json.quote(Json.text(document, "kind"))
                    + " is registered for version " + Json.quote(Json.text(document, "apiVersion")));
        }
        new Protobuf(raw, depth + 1).fields(type, document);
        return document;
    }

    private static void typeMeta(Protobuf meta, ObjectNode document) {
        while (meta.in.hasRemaining()) {
            long tag = meta.varint();
            switch ((int) (tag >>> 3)) {
                case 1 -> document.put("apiVersion", meta.text());
                case 2 -> document.put("kind", meta.text());
                default -> meta.skip((int) tag & 7);
            }
        }
    }

    private void fields(Types.Type type, ObjectNode object) {
        while (in.hasRemaining()) {
            long tag = varint();
            Field field = type.numbered((int) (tag >>> 3));
            if (field == null) {
                skip((int) tag & 7);
            } else if (field.form() == Form.MAP) {
                entry(field, object.withObjectProperty(field.name()));
            } else {
                put(field, object, value(field.type()));
            }
        }
    }

    private static void put(Field field, ObjectNode object, JsonNode value) {
        if (field.form() == Form.LIST) {
            ArrayNode list = object.withArrayProperty(field.name());
            list.add(value.isMissingNode() ? TextNode.valueOf("") : value);
        } else if (!value.isMissingNode() && (field.optional() || !empty(value))) {
            object.set(field.name(), value);
        }
    }

    private static boolean empty(JsonNode value) {
        return (value.isTextual() && value.textValue().isEmpty())
                || (value.isNumber() && value.asLong() == 0)
                || (value.isBoolean() && !value.booleanValue());
    }

    private void entry(Field field, ObjectNode map) {
        Protobuf entry = new Protobuf(bytes(), depth + 1);
        String key = "";
        JsonNode value = TextNode.valueOf("");
        while (entry.in.hasRemaining()) {
            long tag = entry.varint();
            switch ((int) (tag >>> 3)) {
                case 1 -> key = entry.text();
                case 2 -> value = entry.value(field.type());
                default -> entry.skip((int) tag & 7);
            }
        }
        map.set(key, value);
    }

    private JsonNode value(String type) {
        return switch (type) {
            case "string" -> TextNode.valueOf(text());
            case "bytes" -> TextNode.valueOf(Base64.getEncoder().encodeToString(array(bytes())));
            case "bool" -> BooleanNode.valueOf(varint() != 0);
            case "int32" -> IntNode.valueOf((int) varint());
            case "int64" -> LongNode.valueOf(varint());
            case "Time", "MicroTime" -> new Protobuf(bytes(), depth + 1).time(type.equals("MicroTime"));
            case "strings" -> new Protobuf(bytes(), depth + 1).strings();
            default -> {
                ByteBuffer raw = bytes();
                Types.Type known = Types.named(type);
                if (known == null) {
                    yield MissingNode.getInstance();
                }
                ObjectNode object = Json.object();
                new Protobuf(raw, depth + 1).fields(known, object);
                yield object;
            }
        };
    }

    private JsonNode time(boolean micros) {
        long seconds = 0;
        long nanos = 0;
        boolean any = in.hasRemaining();
        while (in.hasRemaining()) {
            long tag = varint();
            switch ((int) (tag >>> 3)) {
                case 1 -> seconds = varint();
                case 2 -> nanos = varint();
                default -> skip((int) tag & 7);
            }
        }
        if (!any || seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            return MissingNode.getInstance();
        }
        Instant moment = Instant.ofEpochSecond(seconds, micros ? nanos : 0);
        return TextNode.valueOf(micros ? Times.micro(moment) : moment.toString());
    }

    private ArrayNode strings() {
        ArrayNode list = Json.array();
        while (in.hasRemaining()) {
            long tag = varint();
            if (tag >>> 3 == 1) {
                list.add(text());
            } else {
                skip((int) tag & 7);
            }
        }
        return list;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!in.hasRemaining()) {
                throw malformed();
            }
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw malformed();
    }

    private ByteBuffer bytes() {
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw malformed();
        }
        ByteBuffer part = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) length);
        return part;
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }

    private String text() {
        return new String(array(bytes()), StandardCharsets.UTF_8);
    }

    private void skip(int wireType) {
        switch (wireType) {
            case 0 -> varint();
            case 1 -> advance(8);
            case 2 -> bytes();
            case 5 -> advance(4);
            default -> throw malformed();
        }
    }

    private void advance(int count) {
        if (count > in.remaining()) {
            throw malformed();
        }
        in.position(in.position() + count);
    }
}

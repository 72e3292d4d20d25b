package dev.windlass.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data of a CloudEvent as the JSON that bindings see, whichever way it came. */
public final class EventData {
    private static final Set<String> JSON_TYPES = Set.of("", "application/json", "text/json");

    /** What some clients send where nobody named a type: it tells nothing of what is JSON. */
    private static final String NO_TYPE = "application/x-www-form-urlencoded";

    private EventData() {}

    /**
     * Data of a JSON type, or of none, is one JSON value, and is kept as it is; data of another type becomes a JSON
     * string: the text where the bytes are UTF-8, else their base64 text. No data stays none.
     *
     * @param type the attribute datacontenttype; null where there is none
     */
    public static byte[] json(@Nullable String type, byte[] data) throws UnreadableMessageException {
        if (data.length == 0 || isJson(type) || (NO_TYPE.equals(name(type)) && JsonScan.isOneValue(data))) {
            if (data.length > 0 && !JsonScan.isOneValue(data)) {
                throw new UnreadableMessageException(
                        "the data is not one JSON value; name its type in datacontenttype where it is no JSON");
            }
            return data;
        }
        return Json.bytes(text(data));
    }

    static boolean isJson(@Nullable String type) {
        String name = name(type);
        return JSON_TYPES.contains(name) || name.endsWith("+json");
    }

    /** Without parameters, in lower case. */
    private static String name(@Nullable String type) {
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}

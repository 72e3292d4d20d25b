package dev.windlass.ingest.core.argo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Argo's types by their names. */
public final class TypeTable {
    private static final String FILE = "types.txt";
    private static final TypeTable ARGO = load();

    private final Map<String, GoType> types;

    private TypeTable(Map<String, GoType> types) {
        this.types = types;
    }

    public static TypeTable argo() {
        return ARGO;
    }

    /**
     * What Argo's type makes of the JSON: fields have the names that the type gives them, whatever their case, what must
     * be text is text, and what is null is left out. Fields that the type does not know stay. The JSON is left as it is.
     *
     * @param type a name of the table
     */
    public JsonNode read(String type, JsonNode json) throws UnfitException {
        return Decoder.read(this, type(type), json);
    }

    GoType type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    private static TypeTable load() {
        try (InputStream in = TypeTable.class.getResourceAsStream(FILE)) {
            byte[] text = Objects.requireNonNull(in, FILE).readAllBytes();
            return new TypeTable(TypeFile.read(new String(text, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate with its private key, both in PEM. */
record Certificate(String cert, String key) implements GoObject {
    static final Type TYPE = Type.named("sprig.certificate", Kind.STRUCT);
    private static final List<Field> FIELDS = List.of(new Field("Cert", Type.STRING), new Field("Key", Type.STRING));

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable Object field(String name) {
        return switch (name) {
            case "Cert" -> cert;
            case "Key" -> key;
            default -> null;
        };
    }

    /** Keys are secrets. */
    @Override
    public String toString() {
        return "Certificate";
    }
}

package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Type;
import java.util.Base64;
import java.util.List;

/** Base64 and base32; decoding gives the error's text in place of a result that cannot be. */
final class EncodingFunctions {
    private static final List<Type> ONE = List.of(STRING);

    private EncodingFunctions() {}

    static void define(Definitions d) {
        d.add("b64enc", STRING, ONE, (b, a) -> Base64.getEncoder().encodeToString(GoString.bytes(a.text(0))));
        d.add("b32enc", STRING, ONE, (budget, a) -> Base32.encode(GoString.bytes(a.text(0))));
        d.add("b64dec", STRING, ONE, (budget, a) -> {
            try {
                return GoString.of(Base64Decoder.decode(a.text(0)));
            } catch (GoException e) {
                return e.getMessage();
            }
        });
        d.add("b32dec", STRING, ONE, (budget, a) -> {
            try {
                return GoString.of(Base32.decode(a.text(0)));
            } catch (GoException e) {
                return e.getMessage();
            }
        });
    }
}

package dev.windlass.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.Digests;
import dev.windlass.ingest.RawHttp.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** What senders make of bodies. */
final class Signed {
    private Signed() {}

    static String hex(Digests.Hmac algorithm, String secret, byte[] body) {
        return HexFormat.of().formatHex(Digests.hmac(algorithm, secret.getBytes(UTF_8), body));
    }

    static Header github(String secret, byte[] body) {
        return new Header("X-Hub-Signature-256", "sha256=" + hex(Digests.Hmac.SHA256, secret, body));
    }

    static byte[] gzip(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(body);
        }
        return out.toByteArray();
    }
}

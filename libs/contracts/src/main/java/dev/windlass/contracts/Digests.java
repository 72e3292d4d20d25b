package dev.windlass.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The digests that every Java platform has. */
public final class Digests {
    private Digests() {}

    /** The digests with which an HMAC can be made. */
    public enum Hmac {
        SHA1("HmacSHA1"),
        SHA256("HmacSHA256"),
        SHA512("HmacSHA512");

        private final String platformName;

        Hmac(String platformName) {
            this.platformName = platformName;
        }
    }

    /** SHA-256 of the text in UTF-8. */
    public static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(UTF_8));
    }

    /** A new SHA-256, to which nothing was added yet. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** HMAC with SHA-256 of the parts, one after the other. */
    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        return hmac(Hmac.SHA256, key, parts);
    }

    /** HMAC of the parts, one after the other. */
    public static byte[] hmac(Hmac algorithm, byte[] key, byte[]... parts) {
        String name = algorithm.platformName;
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }
}

package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes X.509 certificates for servers and clients.
 *
 * @param addresses IP addresses, 4 or 16 bytes each
 * @param authority whether it may sign others
 */
record CertificateWriter(
        BigInteger serial,
        String commonName,
        List<byte[]> addresses,
        List<String> names,
        Instant from,
        Duration valid,
        boolean authority) {
    private static final int DNS = 0x82;
    private static final int IP = 0x87;

    /** The subject as DER. */
    byte[] subject() {
        if (commonName.isEmpty()) {
            return Der.sequence();
        }
        return Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.text(commonName))));
    }

    /** The certificate, signed, as DER. */
    byte[] signed(PublicKey key, byte[] issuer, PublicKey issuerKey, PrivateKey signer) {
        byte[] algorithm = algorithm(signer);
        byte[] body = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                Der.integer(serial),
                algorithm,
                issuer,
                Der.sequence(Der.time(from), Der.time(from.plus(valid))),
                subject(),
                key.getEncoded(),
                Der.explicit(3, extensions(key, issuerKey)));
        try {
            Signature signature = Signature.getInstance(signatureName(signer));
            signature.initSign(signer);
            signature.update(body);
            return Der.sequence(body, algorithm, Der.bits(0, signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new GoException("error creating certificate: " + e.getMessage());
        }
    }

    private static String signatureName(PrivateKey signer) {
        return switch (signer.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519" -> "Ed25519";
            default ->
                throw new GoException(
                        "error creating certificate: x509: certificate private key does not implement crypto.Signer");
        };
    }

    private static byte[] algorithm(PrivateKey signer) {
        return switch (signatureName(signer)) {
            case "SHA256withRSA" -> Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, 11), new byte[] {5, 0});
            case "SHA256withECDSA" -> Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
            default -> Der.sequence(Der.oid(1, 3, 101, 112));
        };
    }

    private byte[] extensions(PublicKey key, PublicKey issuerKey) {
        List<byte[]> all = new ArrayList<>();
        byte[] usage = authority ? new byte[] {(byte) 0xA4} : new byte[] {(byte) 0xA0};
        all.add(extension(15, true, Der.bits(authority ? 2 : 5, usage)));
        byte[] server = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1);
        byte[] client = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 2);
        all.add(extension(37, false, Der.sequence(server, client)));
        all.add(extension(19, true, authority ? Der.sequence(Der.bool(true)) : Der.sequence()));
        if (authority) {
            all.add(extension(14, false, Der.octets(identifier(key))));
        } else {
            all.add(extension(35, false, Der.sequence(Der.tagged(0x80, identifier(issuerKey)))));
        }
        byte[][] alternatives = alternatives();
        if (alternatives.length > 0) {
            all.add(extension(17, commonName.isEmpty(), Der.sequence(alternatives)));
        }
        return Der.sequence(all.toArray(byte[][]::new));
    }

    private byte[][] alternatives() {
        List<byte[]> all = new ArrayList<>();
        names.forEach(name -> all.add(Der.tagged(DNS, name.getBytes(StandardCharsets.UTF_8))));
        addresses.forEach(address -> all.add(Der.tagged(IP, address)));
        return all.toArray(byte[][]::new);
    }

    private static byte[] extension(int number, boolean critical, byte[] content) {
        byte[] oid = Der.oid(2, 5, 29, number);
        return critical
                ? Der.sequence(oid, Der.bool(true), Der.octets(content))
                : Der.sequence(oid, Der.octets(content));
    }

    private static byte[] identifier(PublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

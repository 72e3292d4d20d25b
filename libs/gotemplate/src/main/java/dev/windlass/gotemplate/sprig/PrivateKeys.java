package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.DSAPrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.DSAPrivateKeySpec;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Generates private keys, and reads and writes them in the forms that sprig uses. */
final class PrivateKeys {
    private static final byte[] RSA = Der.oid(1, 2, 840, 113549, 1, 1, 1);
    private static final byte[] EC = Der.oid(1, 2, 840, 10045, 2, 1);
    private static final byte[] P256 = Der.oid(1, 2, 840, 10045, 3, 1, 7);
    private static final byte[] NULL = {5, 0};

    private PrivateKeys() {}

    static KeyPair rsa(SecureRandom random, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new key of one of sprig's types, in PEM; for an unknown type a text that says so. */
    static String generate(SecureRandom random, String type) {
        try {
            return switch (type) {
                case "", "rsa" -> pem(rsa(random, 4096)).text();
                case "dsa" -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
                    generator.initialize(2048, random);
                    yield pem(generator.generateKeyPair()).text();
                }
                case "ecdsa" -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
                    yield pem(generator.generateKeyPair()).text();
                }
                case "ed25519" -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
                    generator.initialize(255, random);
                    yield pem(generator.generateKeyPair()).text();
                }
                default -> "Unknown type " + type;
            };
        } catch (GeneralSecurityException e) {
            return "failed to generate private key: " + e.getMessage();
        }
    }

    static Pem pem(KeyPair pair) {
        PrivateKey key = pair.getPrivate();
        if (key instanceof RSAPrivateCrtKey rsa) {
            return new Pem("RSA PRIVATE KEY", pkcs1(rsa));
        }
        if (key instanceof DSAPrivateKey dsa) {
            return new Pem("DSA PRIVATE KEY", openSslDsa(dsa));
        }
        if (key instanceof ECPrivateKey ec && pair.getPublic() instanceof ECPublicKey point) {
            return new Pem("EC PRIVATE KEY", sec1(ec, point));
        }
        return new Pem("PRIVATE KEY", key.getEncoded());
    }

    private static byte[] pkcs1(RSAPrivateCrtKey key) {
        return Der.sequence(
                Der.integer(BigInteger.ZERO),
                Der.integer(key.getModulus()),
                Der.integer(key.getPublicExponent()),
                Der.integer(key.getPrivateExponent()),
                Der.integer(key.getPrimeP()),
                Der.integer(key.getPrimeQ()),
                Der.integer(key.getPrimeExponentP()),
                Der.integer(key.getPrimeExponentQ()),
                Der.integer(key.getCrtCoefficient()));
    }

    private static byte[] openSslDsa(DSAPrivateKey key) {
        var params = key.getParams();
        BigInteger y = params.getG().modPow(key.getX(), params.getP());
        return Der.sequence(
                Der.integer(BigInteger.ZERO),
                Der.integer(params.getP()),
                Der.integer(params.getQ()),
                Der.integer(params.getG()),
                Der.integer(y),
                Der.integer(key.getX()));
    }

    private static byte[] sec1(ECPrivateKey key, ECPublicKey point) {
        int size = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        byte[] encoded = new byte[1 + 2 * size];
        encoded[0] = 4;
        fixed(point.getW().getAffineX(), encoded, 1, size);
        fixed(point.getW().getAffineY(), encoded, 1 + size, size);
        byte[] secret = new byte[size];
        fixed(key.getS(), secret, 0, size);
        return Der.sequence(
                Der.integer(BigInteger.ONE),
                Der.octets(secret),
                Der.explicit(0, P256),
                Der.explicit(1, Der.bits(0, encoded)));
    }

    private static void fixed(BigInteger number, byte[] out, int at, int size) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - length, out, at + size - length, length);
    }

    /** Reads the first key in a PEM text, with its public key. */
    static KeyPair parse(String text) throws GoException {
        Pem pem = Pem.first(text);
        if (pem == null) {
            throw new GoException("no PEM data in input");
        }
        String label = pem.label();
        if (!label.equals("PRIVATE KEY") && !label.endsWith(" PRIVATE KEY")) {
            throw new GoException("no private key data in PEM block of type " + label);
        }
        String kind = label.substring(0, Math.max(label.length() - " PRIVATE KEY".length(), 0));
        try {
            return switch (kind) {
                case "" -> pkcs8(pem.der());
                case "RSA" -> pkcs8(wrapped(Der.sequence(RSA, NULL), pem.der()));
                case "EC" -> ec(pem.der());
                case "DSA" -> dsa(pem.der());
                default -> throw new GoException("invalid private key type " + kind);
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            String what = kind.isEmpty() ? "decoding PEM as PKCS#8: " : "parsing " + kind + " private key from PEM: ";
            throw new GoException(what + e.getMessage());
        }
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return Der.sequence(Der.integer(BigInteger.ZERO), algorithm, Der.octets(key));
    }

    private static KeyPair pkcs8(byte[] der) throws GeneralSecurityException {
        Der.Value body = Der.read(der, 0);
        Der.Value version = Der.read(body.content(), 0);
        Der.Value algorithm = Der.read(body.content(), version.end());
        Der.Value oid = Der.read(algorithm.content(), 0);
        byte[] name = Der.tagged(Der.OID, oid.content());
        if (Arrays.equals(name, EC)) {
            Der.Value key = Der.read(body.content(), algorithm.end());
            byte[] curve = Arrays.copyOfRange(algorithm.content(), oid.end(), algorithm.content().length);
            return ec(key.content(), curve);
        }
        boolean rsa = Arrays.equals(name, RSA);
        PrivateKey key = KeyFactory.getInstance(rsa ? "RSA" : "Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        return new KeyPair(publicKey(key), key);
    }

    private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        }
        byte[] secret = ((EdECPrivateKey) key).getBytes().orElseThrow(IllegalArgumentException::new);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, new Fixed(secret));
        return generator.generateKeyPair().getPublic();
    }

    /** Gives the bytes of a known key, so that the generator makes its public key. */
    private static final class Fixed extends SecureRandom {
        private final transient byte[] secret;

        Fixed(byte[] secret) {
            this.secret = secret.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(secret, 0, bytes, 0, Math.min(bytes.length, secret.length));
        }
    }

    private static KeyPair ec(byte[] sec1) throws GeneralSecurityException {
        return ec(sec1, new byte[0]);
    }

    /** The curve may stand outside; the public key has to stand inside. */
    private static KeyPair ec(byte[] sec1, byte[] outerCurve) throws GeneralSecurityException {
        byte[] body = Der.read(sec1, 0).content();
        byte[] curve = outerCurve;
        byte[] point = null;
        for (int at = 0; at < body.length; ) {
            Der.Value value = Der.read(body, at);
            if (value.tag() == 0xA0) {
                curve = value.content();
            } else if (value.tag() == 0xA1) {
                point = value.content();
            }
            at = value.end();
        }
        if (point == null || curve.length == 0) {
            throw new IllegalArgumentException("no curve or public key");
        }
        byte[] algorithm = Der.sequence(EC, curve);
        KeyFactory factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(Der.sequence(algorithm, point))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(wrapped(algorithm, sec1))));
    }

    private static KeyPair dsa(byte[] der) throws GeneralSecurityException {
        byte[] body = Der.read(der, 0).content();
        BigInteger[] n = new BigInteger[6];
        int at = 0;
        for (int i = 0; i < n.length; i++) {
            Der.Value value = Der.read(body, at);
            n[i] = new BigInteger(value.content());
            at = value.end();
        }
        KeyFactory factory = KeyFactory.getInstance("DSA");
        return new KeyPair(
                factory.generatePublic(new DSAPublicKeySpec(n[4], n[1], n[2], n[3])),
                factory.generatePrivate(new DSAPrivateKeySpec(n[5], n[1], n[2], n[3])));
    }
}

package dev.windlass.devcluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.jspecify.annotations.Nullable;

/** The cluster's keys, certificates and the administrator's token: kept in a folder, or new each time without one. */
final class Pki {
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final String PUBLIC_KEY = "PUBLIC KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final X500Name AUTHORITY = new X500Name("CN=windlass-devcluster-ca");
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration SERVER_LIFE = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final int TOKEN_BYTES = 32;

    private final @Nullable Path folder;
    private final KeyPair authorityKeys;
    private final X509Certificate authority;

    /** A certificate and its key. */
    record Identity(X509Certificate certificate, PrivateKey key) {}

    /** @param folder where the keys are, or are put where they are not; null: nowhere */
    Pki(@Nullable Path folder) throws IOException {
        this.folder = folder;
        if (folder != null) {
            Files.createDirectories(folder);
        }
        authorityKeys = keys("ca.key");
        Path file = folder == null ? null : folder.resolve("ca.crt");
        if (file != null && Files.exists(file)) {
            authority = certificate(Pem.content(Files.readString(file), CERTIFICATE));
        } else {
            authority = issue(AUTHORITY, authorityKeys, AUTHORITY_LIFE, null, List.of());
            if (file != null) {
                Files.writeString(file, authorityPem());
            }
        }
    }

    String authorityPem() {
        try {
            return Pem.text(CERTIFICATE, authority.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("the authority's certificate can't be written", e);
        }
    }

    /** The key that signs service accounts' tokens. */
    KeyPair tokenKeys() throws IOException {
        return keys("sa.key");
    }

    /** The token that makes its bearer the administrator. */
    String adminToken() throws IOException {
        Path file = folder == null ? null : folder.resolve("admin.token");
        if (file != null && Files.exists(file)) {
            return Files.readString(file);
        }
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        if (file != null) {
            PrivateFiles.write(file, token);
        }
        return token;
    }

    Identity server(String host) throws IOException {
        KeyPair keys = generate();
        Set<String> names = new LinkedHashSet<>(List.of(
                host,
                "localhost",
                "127.0.0.1",
                "::1",
                "kubernetes",
                "kubernetes.default",
                "kubernetes.default.svc",
                "kubernetes.default.svc.cluster.local"));
        X500Name name = new X500Name("CN=kube-apiserver");
        return new Identity(
                issue(name, keys, SERVER_LIFE, KeyPurposeId.id_kp_serverAuth, List.copyOf(names)), keys.getPrivate());
    }

    private X509Certificate issue(
            X500Name name, KeyPair keys, Duration life, @Nullable KeyPurposeId purpose, List<String> names)
            throws IOException {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(life)),
                name,
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(purpose == null));
        int usage = purpose == null ? KeyUsage.keyCertSign | KeyUsage.digitalSignature : KeyUsage.digitalSignature;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (purpose != null) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        }
        return certificate(builder.build(new Signer(authorityKeys.getPrivate())).getEncoded());
    }

    private static GeneralNames alternatives(List<String> names) {
        List<GeneralName> all = new ArrayList<>();
        for (String name : names) {
            boolean address = name.matches("[0-9.]+") || name.contains(":");
            all.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name));
        }
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private KeyPair keys(String name) throws IOException {
        Path file = folder == null ? null : folder.resolve(name);
        if (file != null && Files.exists(file)) {
            return read(file);
        }
        KeyPair made = generate();
        if (file != null) {
            PrivateFiles.write(
                    file,
                    Pem.text(PRIVATE_KEY, made.getPrivate().getEncoded())
                            + Pem.text(PUBLIC_KEY, made.getPublic().getEncoded()));
        }
        return made;
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys can't be made", e);
        }
    }

    private static KeyPair read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(Pem.content(text, PUBLIC_KEY))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Pem.content(text, PRIVATE_KEY))));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no pair of keys", e);
        }
    }

    private static X509Certificate certificate(byte[] encoded) throws IOException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IOException("not a certificate", e);
        }
    }

    /** Signs with the JDK's own ECDSA: Bouncy Castle's provider takes long to load. */
    private static final class Signer implements ContentSigner {
        private final PrivateKey key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Signer(PrivateKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(content.toByteArray());
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a certificate can't be signed", e);
            }
        }
    }
}

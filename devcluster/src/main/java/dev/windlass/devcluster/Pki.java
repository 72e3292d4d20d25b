package dev.windlass.devcluster;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/** The cluster's keys and certificates: kept in the data folder, or made anew each time without one. */
final class Pki {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration LEAF_LIFE = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final @Nullable Path folder;
    private final Identity authority;

    /** A certificate and its key. */
    record Identity(X509Certificate certificate, KeyPair keys) {
        String certificatePem() {
            return pem(certificate);
        }

        String keyPem() {
            return Pki.keyPem(keys);
        }
    }

    /** @param folder where the keys are, or are put where they are not; null: nowhere */
    Pki(@Nullable Path folder) throws IOException {
        this.folder = folder;
        KeyPair keys = keys("ca.key", "EC", 256);
        Path file = folder == null ? null : folder.resolve("ca.crt");
        if (file != null && Files.exists(file)) {
            authority = new Identity(certificate(file), keys);
        } else {
            X500Name name = new X500Name("CN=windlass-devcluster-ca");
            authority = new Identity(issue(name, keys, name, keys.getPrivate(), AUTHORITY_LIFE, null, List.of()), keys);
            if (file != null) {
                Files.writeString(file, authority.certificatePem());
            }
        }
    }

    X509Certificate authority() {
        return authority.certificate();
    }

    String authorityPem() {
        return authority.certificatePem();
    }

    /** The key that signs service accounts' tokens. */
    KeyPair tokenKeys() throws IOException {
        return keys("sa.key", "RSA", 2048);
    }

    Identity server(String host) {
        Set<String> names = new LinkedHashSet<>(List.of(
                host,
                "localhost",
                "127.0.0.1",
                "::1",
                "kubernetes",
                "kubernetes.default",
                "kubernetes.default.svc",
                "kubernetes.default.svc.cluster.local"));
        return leaf(
                generate("EC", 256),
                new X500Name("CN=kube-apiserver"),
                KeyPurposeId.id_kp_serverAuth,
                List.copyOf(names));
    }

    Identity client(User user) {
        X500NameBuilder name = new X500NameBuilder();
        user.groups().stream()
                .filter(group -> !group.equals(User.AUTHENTICATED))
                .forEach(group -> name.addRDN(BCStyle.O, group));
        name.addRDN(BCStyle.CN, user.name());
        // RSA: fabric8 takes a key in a kubeconfig for one unless it is told otherwise.
        return leaf(generate("RSA", 2048), name.build(), KeyPurposeId.id_kp_clientAuth, List.of());
    }

    private Identity leaf(KeyPair keys, X500Name name, KeyPurposeId purpose, List<String> names) {
        X500Name issuer = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        PrivateKey signer = authority.keys().getPrivate();
        return new Identity(issue(name, keys, issuer, signer, LEAF_LIFE, purpose, names), keys);
    }

    private static X509Certificate issue(
            X500Name name,
            KeyPair keys,
            X500Name issuer,
            PrivateKey signer,
            Duration life,
            @Nullable KeyPurposeId purpose,
            List<String> names) {
        Instant now = Instant.now();
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
                    Date.from(now.minus(CLOCK_SKEW)),
                    Date.from(now.plus(life)),
                    name,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(purpose == null));
            int usage = purpose == null ? KeyUsage.keyCertSign | KeyUsage.digitalSignature : KeyUsage.digitalSignature;
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            if (!names.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            }
            var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signature));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the certificate for " + name + " can't be made", e);
        }
    }

    private static GeneralNames alternatives(List<String> names) {
        List<GeneralName> all = new ArrayList<>();
        for (String name : names) {
            boolean address = name.matches("[0-9.]+") || name.contains(":");
            all.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name));
        }
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private KeyPair keys(String file, String algorithm, int size) throws IOException {
        if (folder == null) {
            return generate(algorithm, size);
        }
        Path path = folder.resolve(file);
        if (Files.exists(path)) {
            try (PEMParser parser = new PEMParser(Files.newBufferedReader(path))) {
                JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
                if (parser.readObject() instanceof PrivateKeyInfo key
                        && parser.readObject() instanceof SubjectPublicKeyInfo open) {
                    return new KeyPair(converter.getPublicKey(open), converter.getPrivateKey(key));
                }
                throw new IOException(path + " holds no pair of keys");
            }
        }
        Files.createDirectories(folder);
        KeyPair made = generate(algorithm, size);
        PrivateFiles.write(path, keyPem(made) + pem(made.getPublic()));
        return made;
    }

    private static KeyPair generate(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " keys can't be made", e);
        }
    }

    private static X509Certificate certificate(Path file) throws IOException {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
            if (parser.readObject() instanceof X509CertificateHolder holder) {
                return new JcaX509CertificateConverter().getCertificate(holder);
            }
            throw new IOException(file + " holds no certificate");
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no certificate", e);
        }
    }

    private static String keyPem(KeyPair keys) {
        return pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}

package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.ANYS;
import static dev.windlass.golang.Type.INT;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Type;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.url.IpAddress;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Private keys and certificates. */
final class CertificateFunctions {
    /** What making a key costs of a budget: it takes time, not memory. */
    private static final long KEY_COST = 1 << 20;

    private static final int RSA_BITS = 2048;

    private final Clock clock;
    private final RandomGenerator random;
    private final SecureRandom secure;

    private CertificateFunctions(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.secure = random instanceof SecureRandom it ? it : new SecureRandom();
    }

    static void define(Definitions d, Clock clock, RandomGenerator random) {
        new CertificateFunctions(clock, random).define(d);
    }

    private void define(Definitions d) {
        d.add("genPrivateKey", STRING, List.of(STRING), (budget, a) -> {
            budget.spend(4 * KEY_COST);
            return PrivateKeys.generate(secure, a.text(0));
        });
        d.failing(
                "buildCustomCert",
                Certificate.TYPE,
                List.of(STRING, STRING),
                (budget, a) -> custom(a.text(0), a.text(1)));
        d.failing(
                "genCA",
                Certificate.TYPE,
                List.of(STRING, INT),
                (budget, a) -> selfSigned(newKey(budget), writer(a.text(0), null, null, a.number(1), true)));
        d.failing(
                "genCAWithKey",
                Certificate.TYPE,
                List.of(STRING, INT, STRING),
                (budget, a) -> selfSigned(given(a.text(2)), writer(a.text(0), null, null, a.number(1), true)));
        d.failing(
                "genSelfSignedCert",
                Certificate.TYPE,
                List.of(STRING, ANYS, ANYS, INT),
                (budget, a) -> selfSigned(newKey(budget), writer(budget, a)));
        d.failing(
                "genSelfSignedCertWithKey",
                Certificate.TYPE,
                List.of(STRING, ANYS, ANYS, INT, STRING),
                (budget, a) -> selfSigned(given(a.text(4)), writer(budget, a)));
        List<Type> signed = List.of(STRING, ANYS, ANYS, INT, Certificate.TYPE);
        d.failing("genSignedCert", Certificate.TYPE, signed, (b, a) -> signed(newKey(b), writer(b, a), a.any(4)));
        d.failing(
                "genSignedCertWithKey",
                Certificate.TYPE,
                List.of(STRING, ANYS, ANYS, INT, Certificate.TYPE, STRING),
                (budget, a) -> signed(given(a.text(5)), writer(budget, a), a.any(4)));
    }

    private KeyPair newKey(Budget budget) {
        budget.spend(KEY_COST);
        return PrivateKeys.rsa(secure, RSA_BITS);
    }

    private static KeyPair given(String pem) {
        try {
            return PrivateKeys.parse(pem);
        } catch (GoException e) {
            throw new GoException("parsing private key: " + e.getMessage());
        }
    }

    private CertificateWriter writer(Budget budget, Args a) {
        budget.spend(KEY_COST / 16);
        return writer(a.text(0), (List<?>) a.any(1), (List<?>) a.any(2), a.number(3), false);
    }

    private CertificateWriter writer(
            String name, @Nullable List<?> ips, @Nullable List<?> dns, long days, boolean authority) {
        byte[] serial = new byte[16];
        random.nextBytes(serial);
        return new CertificateWriter(
                new BigInteger(1, serial),
                name,
                addresses(ips == null ? List.of() : ips),
                names(dns == null ? List.of() : dns),
                clock.instant(),
                Duration.ofDays(Math.clamp(days, -36_500, 365_000)),
                authority);
    }

    private static List<byte[]> addresses(List<?> ips) {
        List<byte[]> addresses = new ArrayList<>();
        for (Object ip : ips) {
            if (!(ip instanceof String text)) {
                throw new GoException("error parsing ip: " + Fmt.value(Budget.UNLIMITED, ip) + " is not a string");
            }
            try {
                addresses.add(IpAddress.parse(text));
            } catch (GoException e) {
                throw new GoException("error parsing ip: " + text);
            }
        }
        return addresses;
    }

    private static List<String> names(List<?> dns) {
        List<String> names = new ArrayList<>();
        for (Object name : dns) {
            if (!(name instanceof String text)) {
                throw new GoException("error processing alternate dns name: " + Fmt.value(Budget.UNLIMITED, name)
                        + " is not a string");
            }
            names.add(text);
        }
        return names;
    }

    private static Certificate selfSigned(KeyPair key, CertificateWriter writer) {
        byte[] der = writer.signed(key.getPublic(), writer.subject(), key.getPublic(), key.getPrivate());
        return new Certificate(
                new Pem("CERTIFICATE", der).text(), PrivateKeys.pem(key).text());
    }

    private static Certificate signed(KeyPair key, CertificateWriter writer, @Nullable Object authority) {
        Certificate ca = authority instanceof Certificate it ? it : new Certificate("", "");
        Pem pem = Pem.first(ca.cert());
        if (pem == null) {
            throw new GoException("unable to decode certificate");
        }
        X509Certificate signer = parsed(pem, "error parsing certificate: decodedSignerCert.Bytes: ");
        KeyPair signerKey = privateKey(ca.key());
        byte[] der = writer.signed(
                key.getPublic(),
                signer.getSubjectX500Principal().getEncoded(),
                signer.getPublicKey(),
                signerKey.getPrivate());
        return new Certificate(
                new Pem("CERTIFICATE", der).text(), PrivateKeys.pem(key).text());
    }

    private static X509Certificate parsed(Pem pem, String problem) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.der()));
        } catch (CertificateException e) {
            throw new GoException(problem + e.getMessage());
        }
    }

    private static KeyPair privateKey(String pem) {
        try {
            return PrivateKeys.parse(pem);
        } catch (GoException e) {
            throw new GoException("error parsing private key: " + e.getMessage());
        }
    }

    private static Certificate custom(String cert64, String key64) {
        String cert = decoded(cert64, "unable to decode base64 certificate");
        String key = decoded(key64, "unable to decode base64 private key");
        Pem pem = Pem.first(cert);
        if (pem == null) {
            throw new GoException("unable to decode certificate");
        }
        parsed(pem, "error parsing certificate: decodedCert.Bytes: ");
        privateKey(key);
        return new Certificate(cert, key);
    }

    private static String decoded(String base64, String problem) {
        try {
            return GoString.of(Base64Decoder.decode(base64));
        } catch (GoException e) {
            throw new GoException(problem);
        }
    }
}

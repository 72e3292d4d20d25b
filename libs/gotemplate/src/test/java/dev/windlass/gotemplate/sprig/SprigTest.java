package dev.windlass.gotemplate.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.windlass.golang.Budget;
import dev.windlass.golang.BudgetExceededException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.ReflectCall;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SprigTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Budget SMALL = Budget.of(1_000_000);

    private final Map<String, GoFunction> functions = Sprig.functions(Clock.fixed(NOW, ZoneOffset.UTC), new Random(5));

    private @Nullable Object call(String name, @Nullable Object... args) {
        return ReflectCall.call(Objects.requireNonNull(functions.get(name), name), Budget.UNLIMITED, args);
    }

    @Test
    void nothingReadsTheEnvironment() {
        assertThat(functions).doesNotContainKeys("env", "expandenv");
    }

    @Test
    void hostNamesAreNeverResolved() {
        assertThatThrownBy(() -> call("getHostByName", "localhost")).isInstanceOf(GoPanic.class);
    }

    @Test
    void nowIsWhatTheClockSays() {
        assertThat(call("unixEpoch", call("now"))).isEqualTo("1777863721");
        assertThat(call("ago", Num.int64(NOW.getEpochSecond() - 3661))).isEqualTo("1h1m1s");
    }

    @Test
    void randomTextsHaveTheirLengthAndAlphabet() {
        assertThat((String) call("randAlpha", 40L)).matches("[A-Za-z]{40}");
        assertThat((String) call("randNumeric", 40L)).matches("[0-9]{40}");
        assertThat((String) call("randAlphaNum", 40L)).matches("[A-Za-z0-9]{40}");
        assertThat((String) call("randAscii", 40L)).matches("[ -~]{40}");
        assertThat((String) call("randAlpha", -1L)).isEmpty();
        assertThat((String) call("uuidv4"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat((Long) call("randInt", 5L, 8L)).isBetween(5L, 7L);
        assertThatThrownBy(() -> call("randInt", 5L, 5L)).hasMessage("invalid argument to Intn");
    }

    @Test
    void passwordsAreDerivedAsTheOriginalDoes() {
        Num one = new Num(Kind.UINT32, 1);
        Num two = new Num(Kind.UINT32, 2);
        assertThat(call("derivePassword", one, "long", "password", "user", "example.com"))
                .isEqualTo("ZedaFaxcZaso9*");
        assertThat(call("derivePassword", two, "maximum", "pässword", "us er", "example.org"))
                .isEqualTo("h8$)04KN3dLy3kRSWgJu");
        assertThat(call("derivePassword", one, "nope", "", "", "")).isEqualTo("cannot find password template nope");
    }

    @Test
    void encryptedTextIsReadAgain() {
        assertThat(call("decryptAES", "secretkey", "PzAfOPUBu+ldCdHo/cyB5Bk5fGF5Rl+IXzV/lldHurs="))
                .isEqualTo("plaintext");
        assertThat(call("decryptAES", "key", call("encryptAES", "key", "some text")))
                .isEqualTo("some text");
    }

    @Test
    void passwordHashesVerify() {
        String line = (String) call("htpasswd", "me", "secret");
        assertThat(line).startsWith("me:$2a$10$");
        assertThat(BCrypt.verifyer()
                        .verify(
                                "secret".toCharArray(),
                                Objects.requireNonNull(line).substring(3))
                        .verified)
                .isTrue();
        assertThat((String) call("bcrypt", "x".repeat(73))).contains("exceeds 72 bytes");
    }

    @Test
    void signedCertificatesVerifyAgainstTheirAuthority() throws Exception {
        Object ca = call("genCA", "root", 10L);
        Object leaf = call("genSignedCert", "leaf", List.of("10.0.0.1", "::1"), List.of("a.example"), 5L, ca);
        X509Certificate root = parsed(ca);
        X509Certificate cert = parsed(leaf);
        cert.verify(root.getPublicKey());
        assertThat(root.getBasicConstraints()).isGreaterThanOrEqualTo(0);
        assertThat(cert.getBasicConstraints()).isEqualTo(-1);
        assertThat(cert.getSubjectX500Principal().getName()).isEqualTo("CN=leaf");
        assertThat(cert.getNotAfter().toInstant()).isEqualTo(NOW.plusSeconds(5 * 86_400));
        assertThat(cert.getSubjectAlternativeNames()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "ed25519"})
    void generatedKeysSign(String type) throws Exception {
        Object key = call("genPrivateKey", type);
        Object made = call("genSelfSignedCertWithKey", "self", List.of(), List.of(), 1L, key);
        X509Certificate cert = parsed(made);
        cert.verify(cert.getPublicKey());
        assertThat(((Certificate) Objects.requireNonNull(made)).key()).isEqualTo(key);
    }

    private static X509Certificate parsed(@Nullable Object certificate) throws Exception {
        Pem pem = Objects.requireNonNull(Pem.first(((Certificate) Objects.requireNonNull(certificate)).cert()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.der()));
    }

    @Test
    void settingChangesTheDictItself() {
        Map<String, Object> dict = new HashMap<>();
        assertThat(call("set", dict, "a", 1L)).isSameAs(dict);
        assertThat(dict).containsEntry("a", 1L);
    }

    @Test
    void aDictThatTakesNoChangesStaysAsItIs() {
        Map<String, Object> data = Collections.unmodifiableMap(new HashMap<>(Map.of("a", 1L)));
        assertThat(call("set", data, "b", 2L)).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(data).hasSize(1);
    }

    @Test
    void whatGrowsIsStoppedByTheBudget() {
        stopped("repeat", 1_000_000_000_000L, "x");
        stopped("until", Long.MAX_VALUE);
        stopped("untilStep", Long.MIN_VALUE, Long.MAX_VALUE, 1L);
        stopped("seq", 1L, 1_000_000_000L);
        stopped("indent", 1_000_000_000L, "x\ny");
        stopped("randAlpha", 1_000_000_000L);
        stopped("randBytes", 1_000_000_000L);
        stopped("genPrivateKey", "rsa");
        String text = "ab".repeat(1000);
        stopped("replace", "", text, text);
        stopped("regexReplaceAll", "", text, text);
        stopped("wrapWith", 1L, text, text);
    }

    private void stopped(String name, Object... args) {
        GoFunction function = Objects.requireNonNull(functions.get(name));
        assertThatThrownBy(() -> ReflectCall.call(function, SMALL, args))
                .as("%s %s", name, Arrays.toString(args).length())
                .isInstanceOf(BudgetExceededException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{1000}){1000}){1000}", "(((x{100}){100}){100}){100}", "(a*)*{900}{900}"})
    void regularExpressionsThatExplodeAreRefused(String regex) {
        assertThatThrownBy(() -> call("mustRegexMatch", regex, "aaa")).hasMessageStartingWith("error parsing regexp: ");
    }
}

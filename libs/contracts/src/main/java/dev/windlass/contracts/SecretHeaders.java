package dev.windlass.contracts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which headers carry a credential or a signature, so that no event keeps them. When in doubt a header is secret: one
 * that selectors need can be allowed. Thread-safe.
 */
public final class SecretHeaders {
    /** Those that are secret without a setting. */
    public static final SecretHeaders DEFAULT = new SecretHeaders(List.of(), List.of());

    /** Names that no word gives away. */
    private static final Set<String> NAMES = Set.of(
            "x-amzn-oidc-data",
            "x-honeycomb-team",
            "x-hook-uuid",
            "x-jenkins-crumb",
            "x-jfrog-art-api",
            "x-trello-webhook");

    /** A word that names a secret, whatever it is joined with: {@code authtoken}, {@code sessionid}, {@code hmacsha256}. Possessive: a name may be long. */
    private static final Pattern SECRET_WORD = Pattern.compile(".*("
            + "tokens?|secrets?|passw(or)?ds?|passphrases?|passcodes?|signatures?|api-?keys?|authori[sz]ations?|authentication"
            + "|cookies?|credentials?|creds|jwts?|hmacs?|sessions?|sessid|assertions?|bearer|clientcerts?|certificates?"
            + ")(id|key|value|hash|data|header|base64|v|sha|[0-9])*+");

    /** Short words, which are secret by themselves only. */
    private static final Set<String> SHORT_WORDS =
            Set.of("cert", "certs", "jws", "otp", "pass", "pin", "pwd", "sas", "sid", "sig", "sign");

    /** A last word that is secret: {@code x-registry-auth}, but not {@code x-auth-request-user}. */
    private static final Pattern LAST_WORD = Pattern.compile("(o?auth)[0-9]*");

    /** Whose key is a secret: {@code x-access-key}, but not {@code x-event-key}. */
    private static final Pattern SECRET_KEY = Pattern.compile(
            "(.*-)?(access|account|admin|api|app|application|auth|client|consumer|customer|decryption|encryption|function|functions"
                    + "|insert|integration|license|master|private|query|root|secret|service|shared|signing|ssh|subscription|url"
                    + "|user|webhook|write)-?keys?(-.*)?");

    /** Senders use the same few names again and again; others are judged each time. */
    private static final int MOST_REMEMBERED = 1_000;

    private static final int LONGEST_REMEMBERED = 64;

    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();
    private final Predicate<String> further;
    private final Predicate<String> allowed;

    /**
     * Further headers, and exceptions, which win over everything else.
     *
     * @param further names in any case; {@code *} stands for any characters
     * @param allowed the same
     */
    public SecretHeaders(List<String> further, List<String> allowed) {
        this.further = oneOf(further);
        this.allowed = oneOf(allowed);
    }

    /** Whether a header of this name, in any case, is not to be kept. */
    public boolean isSecret(String name) {
        Boolean known = answers.get(name);
        if (known != null) {
            return known;
        }
        boolean secret = judge(name);
        if (name.length() <= LONGEST_REMEMBERED && answers.size() < MOST_REMEMBERED) {
            answers.put(name, secret);
        }
        return secret;
    }

    private boolean judge(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
        if (allowed.test(lower)) {
            return false;
        }
        return NAMES.contains(lower) || further.test(lower) || namesASecret(lower);
    }

    private static boolean namesASecret(String name) {
        String[] words = name.split("-", -1);
        return SECRET_KEY.matcher(name).matches()
                || LAST_WORD.matcher(words[words.length - 1]).matches()
                || Stream.of(words)
                        .anyMatch(it -> SHORT_WORDS.contains(it)
                                || SECRET_WORD.matcher(it).matches());
    }

    private static Predicate<String> oneOf(List<String> names) {
        if (names.isEmpty()) {
            return it -> false;
        }
        String pattern = names.stream()
                .map(it -> Pattern.quote(it.strip()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')
                                .replace('.', '-'))
                        .replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|"));
        return Pattern.compile(pattern).asMatchPredicate();
    }
}

package dev.windlass.devcluster;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What names, keys and values must look like, in the words of k8s.io/apimachinery's pkg/util/validation. */
final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String VALUE = "(" + QUALIFIED + ")?";

    private static final Pattern LABEL_FORM = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN_FORM = Pattern.compile(SUBDOMAIN);
    private static final Pattern QUALIFIED_FORM = Pattern.compile(QUALIFIED);
    private static final Pattern VALUE_FORM = Pattern.compile(VALUE);

    private static final int MAX_LABEL = 63;
    private static final int MAX_SUBDOMAIN = 253;

    private static final String GENERATED = "bcdfghjklmnpqrstvwxz2456789";
    private static final int GENERATED_LENGTH = 5;
    private static final int MAX_GENERATED_BASE = 63 - GENERATED_LENGTH;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    /** The prefix, cut where it is too long, and five random characters. */
    static String generate(String prefix) {
        StringBuilder name = new StringBuilder(
                prefix.length() > MAX_GENERATED_BASE ? prefix.substring(0, MAX_GENERATED_BASE) : prefix);
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            name.append(GENERATED.charAt(RANDOM.nextInt(GENERATED.length())));
        }
        return name.toString();
    }

    /** A prefix may end in a dash: what follows it makes it whole. */
    static String maskTrailingDash(String prefix) {
        return prefix.length() > 1 && prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) + "a" : prefix;
    }

    static List<String> label(String name) {
        List<String> faults = new ArrayList<>();
        if (length(name) > MAX_LABEL) {
            faults.add(tooLong(MAX_LABEL));
        }
        if (!LABEL_FORM.matcher(name).matches()) {
            faults.add(
                    SUBDOMAIN_FORM.matcher(name).matches()
                            ? "must not contain dots"
                            : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and "
                                    + "must start and end with an alphanumeric character"
                                    + examples(LABEL, "my-name", "123-abc"));
        }
        return faults;
    }

    static List<String> subdomain(String name) {
        List<String> faults = new ArrayList<>();
        if (length(name) > MAX_SUBDOMAIN) {
            faults.add(tooLong(MAX_SUBDOMAIN));
        }
        if (!SUBDOMAIN_FORM.matcher(name).matches()) {
            faults.add(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and "
                            + "must start and end with an alphanumeric character"
                            + examples(SUBDOMAIN, "example.com"));
        }
        return faults;
    }

    /** What a path of the API can hold: enough for RBAC's names, which may have colons. */
    static List<String> pathSegment(String name) {
        List<String> faults = new ArrayList<>();
        if (name.equals(".") || name.equals("..")) {
            faults.add("may not be '" + name + "'");
        }
        for (String character : List.of("/", "%")) {
            if (name.contains(character)) {
                faults.add("may not contain '" + character + "'");
            }
        }
        return faults;
    }

    static List<String> qualifiedName(String key) {
        String form = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
                + "alphanumeric character"
                + examples(QUALIFIED, "MyName", "my.name", "123-abc");
        int slash = key.indexOf('/');
        if (slash >= 0 && key.indexOf('/', slash + 1) >= 0) {
            return List.of("a qualified name " + form
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        List<String> faults = new ArrayList<>();
        if (slash == 0) {
            faults.add("prefix part must be non-empty");
        } else if (slash > 0) {
            subdomain(key.substring(0, slash)).forEach(fault -> faults.add("prefix part " + fault));
        }
        String name = key.substring(slash + 1);
        if (name.isEmpty()) {
            faults.add("name part must be non-empty");
        } else if (length(name) > MAX_LABEL) {
            faults.add("name part " + tooLong(MAX_LABEL));
        }
        if (!QUALIFIED_FORM.matcher(name).matches()) {
            faults.add("name part " + form);
        }
        return faults;
    }

    static List<String> labelValue(String value) {
        List<String> faults = new ArrayList<>();
        if (length(value) > MAX_LABEL) {
            faults.add(tooLong(MAX_LABEL));
        }
        if (!VALUE_FORM.matcher(value).matches()) {
            faults.add(
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and "
                            + "must start and end with an alphanumeric character"
                            + examples(VALUE, "MyValue", "my_value", "12345"));
        }
        return faults;
    }

    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String tooLong(int limit) {
        return "must be no more than " + limit + " characters";
    }

    private static String examples(String form, String... examples) {
        return " (e.g. '" + String.join("',  or '", examples) + "', regex used for validation is '" + form + "')";
    }
}

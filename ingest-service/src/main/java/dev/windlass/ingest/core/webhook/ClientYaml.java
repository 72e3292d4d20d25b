package dev.windlass.ingest.core.webhook;

import dev.windlass.golang.Budget;
import dev.windlass.golang.fmt.Fmt;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads a client's entry as Go's YAML does: keys in any case, and plain scalars that look like a number or a boolean
 * become the text of that value ({@code 0123} is 83, {@code yes} is true).
 */
final class ClientYaml {
    private static final Set<String> TRUE = Set.of("y", "yes", "on", "true");
    private static final Set<String> FALSE = Set.of("n", "no", "off", "false");
    private static final Set<String> NULL = Set.of("", "~", "null");
    private static final Pattern INTEGER = Pattern.compile("([-+]?)(0b[01]+|0o?[0-7]+|0x[0-9a-fA-F]+|[1-9][0-9]*|0)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private ClientYaml() {}

    /** What an entry says. Null is a client that says nothing. */
    static ClientEntry read(String text) {
        try {
            @Nullable Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root == null || (root instanceof ScalarNode scalar && value(scalar) == null)) {
                return ClientEntry.of(Map.of());
            }
            return root instanceof MappingNode mapping
                    ? client(mapping)
                    : new ClientEntry.Unreadable(
                            "is not a mapping of texts; write type: and secret: on lines of their own");
        } catch (MarkedYAMLException e) {
            return new ClientEntry.Unreadable("is no YAML" + where(e.getProblemMark()));
        } catch (YAMLException e) {
            return new ClientEntry.Unreadable("is no YAML");
        }
    }

    private static String where(@Nullable Mark mark) {
        return mark == null ? "" : ": see its line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static ClientEntry client(MappingNode mapping) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar
                    ? scalar.getValue().toLowerCase(Locale.ROOT)
                    : "";
            if (entry.getValueNode() instanceof ScalarNode scalar) {
                String value = value(scalar);
                fields.put(key, value == null ? "" : value);
            } else if (ClientEntry.HMAC_KEYS.contains(key)) {
                return new ClientEntry.Unreadable("has a " + key + " that is not a text");
            }
        }
        return ClientEntry.of(fields);
    }

    private static @Nullable String value(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (NULL.contains(lower)) {
            return null;
        }
        if (TRUE.contains(lower) || FALSE.contains(lower)) {
            return Boolean.toString(TRUE.contains(lower));
        }
        return number(text.replace("_", ""), text);
    }

    private static String number(String digits, String otherwise) {
        var integer = INTEGER.matcher(digits);
        if (integer.matches()) {
            BigInteger value = magnitude(integer.group(2));
            if (value.bitLength() < Long.SIZE) {
                return (integer.group(1).equals("-") ? value.negate() : value).toString();
            }
        }
        return FLOAT.matcher(digits).matches()
                ? Fmt.sprintf(Budget.UNLIMITED, "%g", Double.parseDouble(digits))
                : otherwise;
    }

    private static BigInteger magnitude(String digits) {
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16);
        }
        if (digits.startsWith("0b")) {
            return new BigInteger(digits.substring(2), 2);
        }
        if (digits.startsWith("0o")) {
            return new BigInteger(digits.substring(2), 8);
        }
        return digits.length() > 1 && digits.startsWith("0") ? new BigInteger(digits, 8) : new BigInteger(digits);
    }
}

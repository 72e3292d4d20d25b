package dev.windlass.notify.yaml;

import dev.windlass.golang.strconv.FormatFloat;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** What a plain word of YAML is to go-yaml v2: null, a boolean, a number, or a string. */
final class Scalars {
    private static final Resolver RESOLVER = new Resolver();
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Map<String, Boolean> BOOLEANS = Map.ofEntries(
            Map.entry("y", true), Map.entry("Y", true), Map.entry("yes", true), Map.entry("Yes", true),
            Map.entry("YES", true), Map.entry("true", true), Map.entry("True", true), Map.entry("TRUE", true),
            Map.entry("on", true), Map.entry("On", true), Map.entry("ON", true), Map.entry("n", false),
            Map.entry("N", false), Map.entry("no", false), Map.entry("No", false), Map.entry("NO", false),
            Map.entry("false", false), Map.entry("False", false), Map.entry("FALSE", false), Map.entry("off", false),
            Map.entry("Off", false), Map.entry("OFF", false));
    private static final Map<String, Double> SPECIAL_FLOATS = Map.ofEntries(
            Map.entry(".nan", Double.NaN), Map.entry(".NaN", Double.NaN), Map.entry(".NAN", Double.NaN),
            Map.entry(".inf", Double.POSITIVE_INFINITY), Map.entry(".Inf", Double.POSITIVE_INFINITY),
            Map.entry(".INF", Double.POSITIVE_INFINITY), Map.entry("+.inf", Double.POSITIVE_INFINITY),
            Map.entry("+.Inf", Double.POSITIVE_INFINITY), Map.entry("+.INF", Double.POSITIVE_INFINITY),
            Map.entry("-.inf", Double.NEGATIVE_INFINITY), Map.entry("-.Inf", Double.NEGATIVE_INFINITY),
            Map.entry("-.INF", Double.NEGATIVE_INFINITY));
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9][0-9]*))");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final BigInteger MAX_UINT64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private Scalars() {}

    static @Nullable Object resolve(ScalarNode node) throws MalformedException {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(RESOLVER.resolve(NodeId.scalar, text, node.isPlain()))) {
            return node.isPlain() ? plain(text) : text;
        }
        if (tag.equals(Tag.BINARY)) {
            return binary(text);
        }
        if (Set.of(Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL).contains(tag)) {
            Object value = plain(text);
            return tag.equals(Tag.FLOAT) && value instanceof Long whole ? (Object) whole.doubleValue() : value;
        }
        return text;
    }

    static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().equals("<<");
    }

    static String key(Node node) throws MalformedException {
        Object key = node instanceof ScalarNode scalar ? resolve(scalar) : null;
        if (key == null) {
            throw new MalformedException("a key is neither a string, a number nor a boolean");
        }
        return text(key);
    }

    /** A string, number or boolean where a string is wanted. */
    static String text(Object scalar) {
        return scalar instanceof Double number
                ? FormatFloat.format(number, 'g', -1, 32)
                : scalar.toString();
    }

    static @Nullable Object plain(String text) {
        if (NULLS.contains(text)) {
            return null;
        }
        Boolean flag = BOOLEANS.get(text);
        if (flag != null) {
            return flag;
        }
        Double special = SPECIAL_FLOATS.get(text);
        return special == null ? number(text) : special;
    }

    /** Octal with a leading zero, and underscores anywhere but behind a leading dot. */
    private static Object number(String text) {
        String digits = text.startsWith(".") ? text : text.replace("_", "");
        if (text.startsWith("_")) {
            return text;
        }
        Object whole = integer(digits);
        if (whole != null) {
            return whole;
        }
        if (FLOAT.matcher(digits).matches()) {
            double number = Double.parseDouble(digits);
            return Double.isInfinite(number) ? text : (Object) number;
        }
        return text;
    }

    private static @Nullable Object integer(String digits) {
        var match = INTEGER.matcher(digits);
        if (!match.matches()) {
            return null;
        }
        int[] bases = {16, 8, 2, 10};
        for (int i = 0; i < bases.length; i++) {
            if (match.group(i + 2) != null) {
                var magnitude = new BigInteger(match.group(i + 2), bases[i]);
                return bounded("-".equals(match.group(1)) ? magnitude.negate() : magnitude, match.group(1));
            }
        }
        return null;
    }

    private static @Nullable Object bounded(BigInteger number, String sign) {
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return sign.isEmpty() && number.compareTo(MAX_UINT64) <= 0 ? number : null;
    }

    private static String binary(String text) throws MalformedException {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("!!binary value contains invalid base64 data");
        }
    }
}

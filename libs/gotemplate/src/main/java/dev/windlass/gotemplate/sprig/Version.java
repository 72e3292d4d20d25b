package dev.windlass.gotemplate.sprig;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version, a {@code *semver.Version} or a {@code semver.Version}.
 *
 * @param major unsigned, as are minor and patch
 * @param prerelease without its hyphen, maybe empty
 * @param metadata without its plus, maybe empty
 * @param original the text it was read from
 * @param libraries whose answers it gives
 */
record Version(
        Type type,
        long major,
        long minor,
        long patch,
        String prerelease,
        String metadata,
        String original,
        Libraries libraries)
        implements GoObject {
    static final Type VALUE = Type.named("semver.Version", Kind.STRUCT, VersionMethods.OF_VALUES);
    static final Type POINTER = Type.pointerTo(VALUE, VersionMethods.OF_POINTERS);

    private static final Pattern SYNTAX = Pattern.compile("v?([0-9]+)(\\.[0-9]+)?(\\.[0-9]+)?"
            + "(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?");
    private static final int MOST_BYTES = 256;
    private static final List<Field> FIELDS = List.of(
            new Field("major", Type.UINT64),
            new Field("minor", Type.UINT64),
            new Field("patch", Type.UINT64),
            new Field("pre", Type.STRING),
            new Field("metadata", Type.STRING),
            new Field("original", Type.STRING));

    /** Reads a version of one to three numbers, with or without a v. */
    static Version parse(String text, Libraries libraries) throws GoException {
        if (libraries == Libraries.RECENT && GoString.length(text) > MOST_BYTES) {
            throw new GoException("version string is too long (max " + MOST_BYTES + " bytes)");
        }
        Matcher m = SYNTAX.matcher(text);
        if (!m.matches()) {
            throw new GoException(libraries.words("Invalid Semantic Version"));
        }
        Version version = new Version(
                POINTER,
                segment(m.group(1), libraries),
                segment(m.group(2), libraries),
                segment(m.group(3), libraries),
                or(m.group(5)),
                or(m.group(8)),
                text,
                libraries);
        for (String part : version.prerelease.split("\\.", -1)) {
            if (part.length() > 1 && part.charAt(0) == '0' && isNumber(part)) {
                throw new GoException(libraries.words("Version segment starts with 0"));
            }
        }
        return version;
    }

    private static String or(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static long segment(@Nullable String digits, Libraries libraries) {
        if (digits == null) {
            return 0;
        }
        try {
            return Parse.parseUint(digits.startsWith(".") ? digits.substring(1) : digits, 10, 64);
        } catch (NumException e) {
            throw new GoException(libraries.words("Error parsing version segment: ") + e.getMessage());
        }
    }

    static boolean isNumber(String s) {
        return s.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Order by numbers, then pre-releases; metadata does not count. */
    int compare(Version other) {
        int order = Long.compareUnsigned(major, other.major);
        order = order != 0 ? order : Long.compareUnsigned(minor, other.minor);
        order = order != 0 ? order : Long.compareUnsigned(patch, other.patch);
        if (order != 0) {
            return order;
        }
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        return Prerelease.compare(prerelease, other.prerelease);
    }

    @Override
    public String text() {
        return Long.toUnsignedString(major) + "." + Long.toUnsignedString(minor) + "." + Long.toUnsignedString(patch)
                + (prerelease.isEmpty() ? "" : "-" + prerelease) + (metadata.isEmpty() ? "" : "+" + metadata);
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable Object field(String name) {
        return switch (name) {
            case "major" -> new Num(Kind.UINT64, major);
            case "minor" -> new Num(Kind.UINT64, minor);
            case "patch" -> new Num(Kind.UINT64, patch);
            case "pre" -> prerelease;
            case "metadata" -> metadata;
            case "original" -> original;
            default -> null;
        };
    }

    /** What a copy of it is that takes over no hidden fields, as sprig's is. */
    Version zero() {
        return new Version(type, 0, 0, 0, "", "", "", libraries);
    }

    @Override
    public Version pointee() {
        return new Version(VALUE, major, minor, patch, prerelease, metadata, original, libraries);
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return type.hasMethod(name) ? VersionMethods.bind(this, name) : null;
    }

    @Override
    public String json() {
        return "\"" + text() + "\"";
    }
}

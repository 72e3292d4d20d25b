package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of {@link Version} by name, but those that read into it. */
final class VersionMethods {
    static final String[] OF_VALUES = {
        "IncMajor",
        "IncMinor",
        "IncPatch",
        "Major",
        "MarshalJSON",
        "MarshalText",
        "Metadata",
        "Minor",
        "Patch",
        "Prerelease",
        "SetMetadata",
        "SetPrerelease",
        "String"
    };
    static final String[] OF_POINTERS = {
        "Compare", "Equal", "GreaterThan", "GreaterThanEqual", "LessThan", "LessThanEqual", "Original"
    };

    private VersionMethods() {}

    static @Nullable GoFunction bind(Version v, String name) {
        return switch (name) {
            case "Major" -> GoFunction.getter(name, Type.UINT64, () -> new Num(Kind.UINT64, v.major()));
            case "Minor" -> GoFunction.getter(name, Type.UINT64, () -> new Num(Kind.UINT64, v.minor()));
            case "Patch" -> GoFunction.getter(name, Type.UINT64, () -> new Num(Kind.UINT64, v.patch()));
            case "Prerelease" -> GoFunction.getter(name, Type.STRING, v::prerelease);
            case "Metadata" -> GoFunction.getter(name, Type.STRING, v::metadata);
            case "Original" -> GoFunction.getter(name, Type.STRING, v::original);
            case "String" -> GoFunction.getter(name, Type.STRING, v::text);
            case "MarshalJSON" -> bytes(name, v.json());
            case "MarshalText" -> bytes(name, v.text());
            case "IncMajor" ->
                GoFunction.getter(name, Version.VALUE, () -> next(v, after(v, "major", v.major()), 0, 0));
            case "IncMinor" ->
                GoFunction.getter(name, Version.VALUE, () -> next(v, v.major(), after(v, "minor", v.minor()), 0));
            case "IncPatch" -> GoFunction.getter(name, Version.VALUE, () -> nextPatch(v));
            case "SetPrerelease" -> setter(name, text -> with(v, prerelease(v.libraries(), text), v.metadata()));
            case "SetMetadata" -> setter(name, text -> with(v, v.prerelease(), metadata(v.libraries(), text)));
            case "Compare" -> comparison(v, name, Type.INT, order -> (long) Integer.signum(order));
            case "Equal" -> test(v, name, order -> order == 0);
            case "GreaterThan" -> test(v, name, order -> order > 0);
            case "GreaterThanEqual" -> test(v, name, order -> order >= 0);
            case "LessThan" -> test(v, name, order -> order < 0);
            case "LessThanEqual" -> test(v, name, order -> order <= 0);
            default -> null;
        };
    }

    private interface OfOrder {
        Object apply(int order);
    }

    private static GoFunction comparison(Version v, String name, Type result, OfOrder body) {
        Type type = Type.func(List.of(Version.POINTER), List.of(result), false);
        return GoFunction.of(
                name,
                type,
                (budget, args) -> args[0] instanceof Version other ? body.apply(v.compare(other)) : body.apply(1));
    }

    private static GoFunction test(Version v, String name, IntPredicate predicate) {
        return comparison(v, name, Type.BOOL, predicate::test);
    }

    private static GoFunction bytes(String name, String text) {
        Type type = Type.func(List.of(), List.of(Type.BYTES, Type.ERROR), false);
        return GoFunction.of(name, type, (budget, args) -> GoString.bytes(text));
    }

    private interface OfText {
        Version apply(String text);
    }

    private static GoFunction setter(String name, OfText body) {
        Type type = Type.func(List.of(Type.STRING), List.of(Version.VALUE, Type.ERROR), false);
        return GoFunction.of(name, type, (budget, args) -> body.apply(String.valueOf(args[0])));
    }

    private static long after(Version v, String part, long number) {
        if (number == -1 && v.libraries() == Libraries.RECENT) {
            throw new GoPanic(part + " version increment would overflow uint64");
        }
        return number + 1;
    }

    private static Version nextPatch(Version v) {
        return next(v, v.major(), v.minor(), v.prerelease().isEmpty() ? after(v, "patch", v.patch()) : v.patch());
    }

    private static Version next(Version v, long major, long minor, long patch) {
        return named(v, text -> new Version(Version.VALUE, major, minor, patch, "", "", text, v.libraries()));
    }

    private static Version with(Version v, String prerelease, String metadata) {
        return named(
                v,
                text -> new Version(
                        Version.VALUE, v.major(), v.minor(), v.patch(), prerelease, metadata, text, v.libraries()));
    }

    /** A version derived of another keeps its leading v. */
    private static Version named(Version from, OfText make) {
        UnaryOperator<String> prefixed = text -> (from.original().startsWith("v") ? "v" : "") + text;
        return make.apply(prefixed.apply(make.apply("").text()));
    }

    private static String prerelease(Libraries libraries, String text) {
        for (String part : text.isEmpty() ? new String[0] : text.split("\\.", -1)) {
            if (part.length() > 1 && part.charAt(0) == '0' && Version.isNumber(part)) {
                throw new GoException(libraries.words("Version segment starts with 0"));
            }
            if (!isIdentifier(part) || (part.isEmpty() && libraries == Libraries.RECENT)) {
                throw new GoException(libraries.words("Invalid Prerelease string"));
            }
        }
        return text;
    }

    private static String metadata(Libraries libraries, String text) {
        for (String part : text.isEmpty() ? new String[0] : text.split("\\.", -1)) {
            if (!isIdentifier(part) || (part.isEmpty() && libraries == Libraries.RECENT)) {
                throw new GoException(libraries.words("Invalid Metadata string"));
            }
        }
        return text;
    }

    private static boolean isIdentifier(String part) {
        return part.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-'));
    }
}

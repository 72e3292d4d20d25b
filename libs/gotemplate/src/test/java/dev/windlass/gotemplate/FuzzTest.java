package dev.windlass.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import dev.windlass.gotemplate.sprig.Sprig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text is, it gives output or one of the documented exceptions, and soon. */
final class FuzzTest {
    private static final Limits TIGHT = new Limits(100_000, 1_000_000, 20_000, 100, java.time.Duration.ofSeconds(2));
    private static final long BOUND_NANOS = java.time.Duration.ofSeconds(4).toNanos();
    private static final Map<String, Object> DATA = data();
    private static final Map<String, GoFunction> SPRIG = Sprig.functions(NotificationData.CLOCK, new Random(1));
    private static final TemplateOptions OPTIONS = TemplateOptions.DEFAULT
            .withFunctions(SPRIG)
            .withMutating(Sprig.MUTATING)
            .withLimits(TIGHT);

    /** They take their time by design, and have tests of their own. */
    private static final Pattern SLOW = Pattern.compile("gen.*|build.*|bcrypt|htpasswd|derivePassword");

    private static final List<String> ARGUMENTS = List.of(
            ("nil true 0 1 -1 3 9223372036854775807 -9223372036854775808 1.5 1e300 'a' 1i \"\" \"a\" \"a,b\" \"%d\" \"\\xff\" "
                            + "\"1.2.3\" \">=1\" \"(\" \"[a-z]*\" \"$1\" \"1h\" \"2006-01-02\" \"UTC\" \"http://a@b:1/c?d#e\" "
                            + "\"[1,{}]\" \"é\\u2603\" .a .list .map .time .time.Hour .fn .bytes .strings .nothing .nope . "
                            + "(list) (list 1 nil) (dict) (dict 1 2) (until 3) (semver \"1.2.3\") (tuple \"x\") (fail \"x\")")
                    .split(" (?![^(]*\\))", -1));

    private static final List<String> FRAGMENTS = List.of(
            ("{{ }} {{- -}} {{/* */}} {{if {{else}} {{else if {{end}} {{range {{with {{define \"a\"}} {{template \"a\" "
                            + "{{block \"b\" {{break}} {{continue}} ( ) | , := = $ $x $y . .a .list .map .time .fn "
                            + ".bytes .nothing .a.b.c nil true 0 1 -1 9223372036854775807 18446744073709551615 1.5 1e400 "
                            + "0x1p4 1i 2+3i 'a' '\\n' \"a\" `b` \"\\xff\" and or not len index slice eq lt print printf "
                            + "println html js urlquery call \"%d\" \"%1000000d\" \"%[3]*.[2]*[1]f\" \"%v%!\" é \u2603 "
                            + "\udc80 \ud83d\ude80 # @ \\ ' \" ` }} {{")
                    .split(" ", -1));

    private static Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("a", Map.of("b", Map.of("c", 1L)));
        data.put("list", Arrays.asList(1L, "x", null, 2.5, Num.uint8(7), List.of(), Map.of()));
        data.put("map", Map.of("k", "v", "n", Num.int64(3)));
        data.put("time", Map.of("Hour", new Duration(3_600_000_000_000L)));
        data.put("fn", GoFunction.of("fn", Type.func(List.of(Type.ANYS), List.of(Type.ANY), true), FuzzTest::last));
        data.put("bytes", new byte[] {0, -1, 65});
        data.put("strings", Slice.of(Type.STRING, "a", "\udcff"));
        data.put("nothing", null);
        return data;
    }

    private static Object last(Budget budget, Object[] args) {
        return args.length == 0 ? "none" : args[args.length - 1];
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(40).map(parts -> String.join(" ", parts));
    }

    @Provide
    Arbitrary<String> actions() {
        return Arbitraries.of(FRAGMENTS)
                .list()
                .ofMaxSize(6)
                .map(parts -> "{{" + String.join(" ", parts) + "}}")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts) + "{{end}}");
    }

    @Property(tries = 3_000)
    void anyTextGivesOutputOrADocumentedException(@ForAll String text) {
        run("{{" + text);
        run(text);
    }

    @Property(tries = 6_000)
    void anyWordsOfTheLanguageGiveOutputOrADocumentedException(@ForAll("fragments") String text) {
        run(text);
    }

    @Property(tries = 6_000)
    void anyActionsGiveOutputOrADocumentedException(@ForAll("actions") String text) {
        run(text);
    }

    @Provide
    Arbitrary<String> sprigCalls() {
        Arbitrary<String> name = Arbitraries.of(SPRIG.keySet().stream()
                .filter(it -> !SLOW.matcher(it).matches())
                .sorted()
                .toList());
        Arbitrary<List<String>> arguments = Arbitraries.of(ARGUMENTS).list().ofMaxSize(4);
        Arbitrary<String> call =
                Combinators.combine(name, arguments).as((it, args) -> it + " " + String.join(" ", args));
        return call.list().ofMinSize(1).ofMaxSize(3).map(calls -> "{{ " + String.join(" | ", calls) + " }}");
    }

    @Property(tries = 6_000)
    void anyCallsOfSprigGiveOutputOrADocumentedException(@ForAll("sprigCalls") String text) {
        run(text);
    }

    private static void run(String text) {
        long start = System.nanoTime();
        try {
            Template.parse("t", text, OPTIONS).execute(DATA);
        } catch (TemplateException e) {
            assertThat(e).hasMessageStartingWith("template: t:");
        }
        assertThat(System.nanoTime() - start).isLessThan(BOUND_NANOS);
    }
}

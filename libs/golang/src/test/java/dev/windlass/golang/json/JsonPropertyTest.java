package dev.windlass.golang.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class JsonPropertyTest {
    @Property(tries = 3000)
    void readingAnyBytesGivesAValueOrAJsonException(@ForAll byte[] bytes) {
        read(bytes);
    }

    @Property(tries = 5000)
    void readingWhatLooksLikeJsonGivesAValueOrAJsonException(@ForAll("tokens") List<String> tokens) {
        read(GoString.bytes(String.join("", tokens)));
    }

    private static void read(byte[] bytes) {
        try {
            Object value = Json.unmarshal(bytes);
            String text = Json.marshal(Budget.UNLIMITED, value);
            assertThat(Values.deepEqual(Json.unmarshal(text), value)).isTrue();
            Json.unmarshalPreservingInts(bytes);
        } catch (JsonException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"a\"",
                        "\"",
                        "\\",
                        "\\u00",
                        "1",
                        "-",
                        ".",
                        "e",
                        "9".repeat(30),
                        "null",
                        "true",
                        "fals",
                        " ",
                        "\udc80",
                        "é",
                        "\u0000",
                        "1e999")
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 1000)
    void whatWasWrittenIsReadAgain(@ForAll("values") Object value) {
        String text = Json.marshal(Budget.UNLIMITED, value);
        assertThat(Values.deepEqual(Json.unmarshal(text), value)).as(text).isTrue();
        String pretty = Json.marshalIndent(Budget.UNLIMITED, value, "", "  ");
        assertThat(Values.deepEqual(Json.unmarshal(pretty), value)).as(pretty).isTrue();
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.doubles().map(f -> (Object) f),
                Arbitraries.strings().map(s -> (Object) GoString.of(s.getBytes(StandardCharsets.UTF_8))),
                Arbitraries.of(true, false).map(b -> (Object) b));
        return Arbitraries.recursive(() -> scalars, JsonPropertyTest::nested, 0, 4);
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> values) {
        return Arbitraries.oneOf(
                values.list().ofMaxSize(4).map(list -> (Object) new ArrayList<@Nullable Object>(list)),
                Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(3), values)
                        .ofMaxSize(4)
                        .map(map -> (Object) new HashMap<@Nullable Object, @Nullable Object>(map)));
    }

    @Property(tries = 20)
    void depthIsNoProblemUpToTheLimit(@ForAll("depths") int depth) {
        Object value = Json.unmarshal("[".repeat(depth) + "]".repeat(depth));
        assertThat(Json.marshal(Budget.UNLIMITED, value)).hasSize(2 * depth);
    }

    @Provide
    Arbitrary<Integer> depths() {
        return Arbitraries.integers().between(1, Json.MAX_DEPTH);
    }

    @Property(tries = 1)
    void aCycleIsAnError() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        try {
            Json.marshal(Budget.UNLIMITED, map);
            throw new AssertionError("written");
        } catch (JsonException e) {
            assertThat(e).hasMessage("json: unsupported value: encountered a cycle via map[string]interface {}");
        }
    }
}

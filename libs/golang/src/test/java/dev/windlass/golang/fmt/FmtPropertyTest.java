package dev.windlass.golang.fmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.golang.Budget;
import dev.windlass.golang.BudgetExceededException;
import dev.windlass.golang.GoError;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Location;
import dev.windlass.golang.time.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class FmtPropertyTest {
    private static final List<@Nullable Object> OPERANDS = Arrays.asList(
            null,
            true,
            -7L,
            Num.int64(Long.MIN_VALUE),
            Num.uint8(200),
            2.5,
            Double.NaN,
            1.5f,
            "",
            "é\udc80",
            new byte[] {1, -1},
            Slice.strings(List.of("a", "b")),
            Slice.nil(Type.INT),
            Arrays.asList(1L, null, "x"),
            Map.of("k", "v"),
            GoError.of("bad"),
            new Duration(1500),
            new Time(0, 5, Location.UTC),
            Location.UTC);

    @Property(tries = 20_000)
    void formattingNeverThrows(@ForAll("formats") List<String> format, @ForAll("operands") List<Object> operands) {
        Object[] args = operands.stream().map(i -> OPERANDS.get((Integer) i)).toArray();
        String text = Fmt.sprintf(Budget.UNLIMITED, String.join("", format), args);
        assertThat(GoString.of(GoString.bytes(text))).isEqualTo(text);
    }

    @Provide
    Arbitrary<List<String>> formats() {
        return Arbitraries.of(
                        "%",
                        "+", "-", "#", " ", "0", "[", "]", "1", "2", "7", ".", "*", "v", "d", "s", "q", "x", "X", "o",
                        "O", "b", "c", "U", "e", "f", "g", "G", "t", "T", "p", "w", "!", "é", "\udc80", "%v", "%#v")
                .list()
                .ofMaxSize(10);
    }

    @Provide
    Arbitrary<List<Integer>> operands() {
        return Arbitraries.integers().between(0, OPERANDS.size() - 1).list().ofMaxSize(4);
    }

    @Example
    void widthsAreSpentFromTheBudget() {
        assertThatThrownBy(() -> Fmt.sprintf(Budget.of(1000), "%999999d", 1L))
                .isInstanceOf(BudgetExceededException.class);
    }

    @Example
    void aListThatHoldsItselfManyTimesOverIsStoppedByTheBudget() {
        List<@Nullable Object> list = new ArrayList<>(List.of("x"));
        for (int i = 0; i < 60; i++) {
            list = new ArrayList<>(List.of(list, list));
        }
        List<@Nullable Object> huge = list;
        assertThatThrownBy(() -> Fmt.value(Budget.of(1_000_000), huge)).isInstanceOf(BudgetExceededException.class);
    }

    @Example
    void aMapThatHoldsItselfIsAPanic() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        assertThatThrownBy(() -> Fmt.value(Budget.UNLIMITED, map)).isInstanceOf(GoPanic.class);
    }
}

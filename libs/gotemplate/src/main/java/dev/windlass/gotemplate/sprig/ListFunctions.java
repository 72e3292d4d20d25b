package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.ANY;
import static dev.windlass.golang.Type.ANYS;
import static dev.windlass.golang.Type.BOOL;
import static dev.windlass.golang.Type.INT;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions on lists; none changes the list it is given. */
final class ListFunctions {
    private static final List<Type> ONE = List.of(ANY);
    private static final List<Type> TWO = List.of(ANY, ANY);

    private ListFunctions() {}

    static void define(Definitions d) {
        d.variadic("list", ANYS, List.of(ANYS), (budget, a) -> copied(budget, a.from(0)));
        d.variadic("tuple", ANYS, List.of(ANYS), (budget, a) -> copied(budget, a.from(0)));
        for (String name : List.of("push", "append")) {
            String must = name.equals("push") ? "mustPush" : "mustAppend";
            d.both(name, must, ANYS, TWO, (budget, a) -> {
                List<@Nullable Object> list = copied(budget, Lists.require(a.any(0), "Cannot push on type "));
                list.add(a.any(1));
                return list;
            });
        }
        d.both("prepend", "mustPrepend", ANYS, TWO, (budget, a) -> {
            List<@Nullable Object> list = new ArrayList<>();
            list.add(a.any(1));
            list.addAll(copied(budget, Lists.require(a.any(0), "Cannot prepend on type ")));
            return list;
        });
        ends(d);
        d.both("reverse", "mustReverse", ANYS, ONE, (budget, a) -> {
            List<@Nullable Object> list = copied(budget, Lists.require(a.any(0), "Cannot find reverse on type "));
            Collections.reverse(list);
            return list;
        });
        selections(d);
        d.both(
                "chunk",
                "mustChunk",
                Type.sliceOf(ANYS),
                List.of(INT, ANY),
                (budget, a) -> chunks(budget, a.number(0), Lists.require(a.any(1), "Cannot chunk type ")));
        d.variadic("slice", ANY, List.of(ANY, ANYS), Definitions.panicking(ListFunctions::slice));
        d.failingVariadic("mustSlice", ANY, List.of(ANY, ANYS), ListFunctions::slice);
        d.variadic("concat", ANY, List.of(ANYS), ListFunctions::concat);
    }

    private static void ends(Definitions d) {
        d.both("first", "mustFirst", ANY, ONE, (budget, a) -> {
            List<?> list = Lists.require(a.any(0), "Cannot find first on type ");
            return list.isEmpty() ? null : list.getFirst();
        });
        d.both("last", "mustLast", ANY, ONE, (budget, a) -> {
            List<?> list = Lists.require(a.any(0), "Cannot find last on type ");
            return list.isEmpty() ? null : list.getLast();
        });
        d.both("rest", "mustRest", ANYS, ONE, (budget, a) -> {
            List<?> list = Lists.require(a.any(0), "Cannot find rest on type ");
            return list.isEmpty() ? Slice.nil(ANY) : copied(budget, list.subList(1, list.size()));
        });
        d.both("initial", "mustInitial", ANYS, ONE, (budget, a) -> {
            List<?> list = Lists.require(a.any(0), "Cannot find initial on type ");
            return list.isEmpty() ? Slice.nil(ANY) : copied(budget, list.subList(0, list.size() - 1));
        });
    }

    private static void selections(Definitions d) {
        d.both("compact", "mustCompact", ANYS, ONE, (budget, a) -> {
            List<@Nullable Object> list = copied(budget, Lists.require(a.any(0), "Cannot compact on type "));
            list.removeIf(DefaultFunctions::isEmpty);
            return list;
        });
        d.both("uniq", "mustUniq", ANYS, ONE, (budget, a) -> {
            List<@Nullable Object> result = new ArrayList<>();
            for (Object value : copied(budget, Lists.require(a.any(0), "Cannot find uniq on type "))) {
                if (!contains(budget, result, value)) {
                    result.add(value);
                }
            }
            return result;
        });
        Definitions.Body without = (budget, a) -> {
            List<@Nullable Object> list = copied(budget, Lists.require(a.any(0), "Cannot find without on type "));
            list.removeIf(value -> contains(budget, a.from(1), value));
            return list;
        };
        d.variadic("without", ANYS, List.of(ANY, ANYS), Definitions.panicking(without));
        d.failingVariadic("mustWithout", ANYS, List.of(ANY, ANYS), without);
        d.both(
                "has",
                "mustHas",
                BOOL,
                TWO,
                (budget, a) -> a.any(1) != null
                        && contains(budget, Lists.require(a.any(1), "Cannot find has on type "), a.any(0)));
    }

    /** Comparing each with each takes time without allocating: every comparison costs a unit. */
    private static boolean contains(Budget budget, List<?> list, @Nullable Object value) {
        budget.spend(list.size());
        for (Object candidate : list) {
            if (Values.deepEqual(value, candidate)) {
                return true;
            }
        }
        return false;
    }

    private static List<@Nullable Object> copied(Budget budget, List<?> list) {
        budget.spend(list.size() + 1L, Budget.SLOT);
        return new ArrayList<>(list);
    }

    private static Slice chunks(Budget budget, long size, List<?> list) {
        double count = Math.floor((list.size() - 1) / (double) size) + 1;
        if (Double.isNaN(count) || count < 0 || count > Integer.MAX_VALUE) {
            throw GoPanic.runtime("makeslice: len out of range");
        }
        if (count > 0 && size < 0 && list.size() % size == 0) {
            throw GoPanic.runtime("makeslice: len out of range");
        }
        budget.spend(list.size() + (long) count, Budget.SLOT);
        @Nullable Object[] chunks = new Object[(int) count];
        for (int i = 0; i < chunks.length; i++) {
            int from = (int) (i * size);
            int to = size < 0 ? list.size() : (int) Math.min(from + size, list.size());
            chunks[i] = new ArrayList<@Nullable Object>(list.subList(from, to));
        }
        return Slice.of(Type.ANYS, chunks);
    }

    private static @Nullable Object slice(Budget budget, Args a) {
        Object value = a.any(0);
        List<?> list = Lists.require(value, "list should be type of slice or array but ");
        if (list.isEmpty()) {
            return null;
        }
        long from = a.count() > 1 ? a.integer(1) : 0;
        long to = a.count() > 2 ? a.integer(2) : list.size();
        if (from < 0 || to < from || to > list.size()) {
            throw new GoPanic("reflect.Value.Slice: slice index out of bounds");
        }
        budget.spend(to - from, Budget.SLOT);
        if (value instanceof byte[] bytes) {
            return Arrays.copyOfRange(bytes, (int) from, (int) to);
        }
        List<?> part = list.subList((int) from, (int) to);
        return part instanceof Slice ? part : new ArrayList<@Nullable Object>(part);
    }

    private static Object concat(Budget budget, Args a) {
        List<@Nullable Object> result = new ArrayList<>();
        for (Object value : a.from(0)) {
            try {
                result.addAll(copied(budget, Lists.require(value, "Cannot concat type ")));
            } catch (GoPanic panic) {
                throw panic;
            } catch (GoException error) {
                throw new GoPanic(error.getMessage() + " as list");
            }
        }
        return result.isEmpty() ? Slice.nil(ANY) : result;
    }
}

package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.ANY;
import static dev.windlass.golang.Type.ANYS;
import static dev.windlass.golang.Type.BOOL;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions about empty values, types, JSON and copies. */
final class DefaultFunctions {
    /** What parsing a JSON text may cost for each of its bytes. */
    private static final int PARSED_SIZE = 4;

    private DefaultFunctions() {}

    static void define(Definitions d) {
        d.variadic(
                "default", ANY, List.of(ANY, ANYS), (b, a) -> a.count() < 2 || isEmpty(a.any(1)) ? a.any(0) : a.any(1));
        d.add("empty", BOOL, List.of(ANY), (budget, a) -> isEmpty(a.any(0)));
        d.variadic("coalesce", ANY, List.of(ANYS), (budget, a) -> coalesce(a));
        d.variadic("all", BOOL, List.of(ANYS), (b, a) -> a.from(0).stream().noneMatch(DefaultFunctions::isEmpty));
        d.variadic("any", BOOL, List.of(ANYS), (b, a) -> !a.from(0).stream().allMatch(DefaultFunctions::isEmpty));
        d.add("ternary", ANY, List.of(ANY, ANY, BOOL), (budget, a) -> a.bool(2) ? a.any(0) : a.any(1));
        reflection(d);
        json(d);
        d.both("deepCopy", "mustDeepCopy", ANY, List.of(ANY), (budget, a) -> {
            if (a.any(0) == null) {
                throw new GoPanic("reflect: call of reflect.Value.Type on zero Value");
            }
            return Copies.deep(budget, a.any(0));
        });
    }

    private static void reflection(Definitions d) {
        List<Type> two = List.of(STRING, ANY);
        d.add("typeOf", STRING, List.of(ANY), (budget, a) -> Values.typeName(a.any(0)));
        d.add("typeIs", BOOL, two, (budget, a) -> a.text(0).equals(Values.typeName(a.any(1))));
        d.add("typeIsLike", BOOL, two, (budget, a) -> {
            String type = Values.typeName(a.any(1));
            return a.text(0).equals(type) || ("*" + a.text(0)).equals(type);
        });
        d.add("kindOf", STRING, List.of(ANY), (b, a) -> Values.kindOf(a.any(0)).goName());
        d.add(
                "kindIs",
                BOOL,
                two,
                (b, a) -> a.text(0).equals(Values.kindOf(a.any(1)).goName()));
        d.add("deepEqual", BOOL, List.of(ANY, ANY), (budget, a) -> Values.deepEqual(a.any(0), a.any(1)));
    }

    private static void json(Definitions d) {
        d.add("fromJson", ANY, List.of(STRING), (budget, a) -> {
            try {
                return parsed(budget, a.text(0));
            } catch (JsonException e) {
                return e.partial();
            }
        });
        d.failing("mustFromJson", ANY, List.of(STRING), (budget, a) -> parsed(budget, a.text(0)));
        Definitions.Body compact = (budget, a) -> Json.marshal(budget, a.any(0));
        Definitions.Body pretty = (budget, a) -> Json.marshalIndent(budget, a.any(0), "", "  ");
        d.add("toJson", STRING, List.of(ANY), swallowing(compact));
        d.failing("mustToJson", STRING, List.of(ANY), compact);
        d.add("toPrettyJson", STRING, List.of(ANY), swallowing(pretty));
        d.failing("mustToPrettyJson", STRING, List.of(ANY), pretty);
        d.both("toRawJson", "mustToRawJson", STRING, List.of(ANY), (b, a) -> Json.marshalRaw(b, a.any(0)));
    }

    private static @Nullable Object parsed(Budget budget, String text) {
        budget.spend(text.length(), PARSED_SIZE);
        return Json.unmarshal(text);
    }

    private static Definitions.Body swallowing(Definitions.Body body) {
        return (budget, a) -> {
            try {
                return body.apply(budget, a);
            } catch (JsonException e) {
                return "";
            }
        };
    }

    private static @Nullable Object coalesce(Args args) {
        for (Object value : args.from(0)) {
            if (!isEmpty(value)) {
                return value;
            }
        }
        return null;
    }

    /** Nil, zero, false, and whatever has no elements; never a struct or a pointer. */
    static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String s -> s.isEmpty();
            case Boolean b -> !b;
            case Map<?, ?> map -> map.isEmpty();
            case List<?> list -> list.isEmpty();
            case byte[] bytes -> bytes.length == 0;
            case Num n -> n.bits() == 0;
            case GoObject object -> object.type().kind().isInteger() && object.number() == 0;
            case GoFunction ignored -> false;
            default -> Values.toDouble(value) == 0;
        };
    }
}

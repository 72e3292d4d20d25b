package dev.windlass.notify.settings;

import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.GoYaml;
import dev.windlass.notify.yaml.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Destinations that hear of every application whose labels match.
 *
 * @param destinations in their order
 * @param triggers empty: the default triggers
 * @param selector which applications
 */
public record GlobalSubscription(List<Destination> destinations, List<String> triggers, LabelSelector selector) {
    public GlobalSubscription {
        destinations = List.copyOf(destinations);
        triggers = List.copyOf(triggers);
    }

    static List<GlobalSubscription> parseAll(String yaml) throws MalformedException {
        return all(GoYaml.read(yaml));
    }

    static List<GlobalSubscription> all(@Nullable Object value) throws MalformedException {
        List<GlobalSubscription> all = new ArrayList<>();
        for (Object each : Fields.list(value, "")) {
            all.add(parse(each));
        }
        return all;
    }

    private static GlobalSubscription parse(@Nullable Object value) throws MalformedException {
        Fields fields = Fields.of(value);
        return new GlobalSubscription(
                strings(fields, "recipients").stream()
                        .map(GlobalSubscription::destination)
                        .toList(),
                strings(fields, "triggers"),
                LabelSelector.parse(string(fields.value("selector"), "selector")));
    }

    /** {@code service:recipient}; what follows another colon does not count. */
    private static Destination destination(String text) {
        String[] parts = text.split(":", -1);
        return new Destination(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** Unlike elsewhere, numbers are not taken for strings here. */
    private static List<String> strings(Fields fields, String name) throws MalformedException {
        List<String> strings = new ArrayList<>();
        for (Object each : Fields.list(fields.value(name), name)) {
            strings.add(string(each, name));
        }
        return strings;
    }

    private static String string(@Nullable Object value, String name) throws MalformedException {
        return switch (value) {
            case null -> "";
            case String text -> text;
            default -> throw new MalformedException(name + ": something else where a string is due");
        };
    }
}

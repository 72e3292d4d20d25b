package dev.windlass.notify.settings;

import dev.windlass.notify.language.Condition;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.GoYaml;
import dev.windlass.notify.yaml.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A named list of conditions, each of which notifies by itself.
 *
 * @param conditions in their order, which is part of what makes them known again
 */
public record Trigger(List<Condition> conditions) {
    public Trigger {
        conditions = List.copyOf(conditions);
    }

    /** Reads a list of conditions; a single one may stand without the list. */
    static Trigger parse(String yaml) throws MalformedException {
        Object value = GoYaml.read(yaml);
        if (value instanceof Map<?, ?>) {
            Leniency.TRIGGER_AS_MAPPING.used();
        }
        List<?> all = value instanceof Map<?, ?> one ? List.of(one) : Fields.list(value, "");
        List<Condition> conditions = new ArrayList<>();
        for (Object each : all) {
            Fields fields = Fields.of(each);
            fields.text("description");
            conditions.add(Condition.compile(
                    conditions.size(), fields.text("when"), fields.text("oncePer"), fields.texts("send")));
        }
        return new Trigger(conditions);
    }
}

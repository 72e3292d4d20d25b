package dev.windlass.notify.decide;

import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.GoYaml;
import dev.windlass.notify.yaml.MalformedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A destination of the annotation {@code notifications.argoproj.io/subscriptions}, a YAML list of triggers and
 * destinations. As for Argo CD, what has a wrong shape there counts as missing, and the rest counts.
 *
 * @param triggers empty: the default ones
 * @param service empty where none is named
 */
record ListedSubscription(List<String> triggers, String service, List<String> recipients) {
    ListedSubscription {
        triggers = List.copyOf(triggers);
        recipients = List.copyOf(recipients);
    }

    /** Those of the annotation in their order; none where it is not YAML. */
    static List<ListedSubscription> parseAll(String yaml) {
        List<ListedSubscription> all = new ArrayList<>();
        for (Object each : list(read(yaml))) {
            Fields subscription = fields(each);
            List<String> triggers = texts(subscription.value("trigger"));
            for (Object destination : list(subscription.value("destinations"))) {
                Fields fields = fields(destination);
                all.add(new ListedSubscription(
                        triggers, text(fields.value("service")), texts(fields.value("recipients"))));
            }
        }
        return all;
    }

    private static @Nullable Object read(String yaml) {
        try {
            return GoYaml.read(yaml);
        } catch (MalformedException e) {
            return null;
        }
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Fields fields(@Nullable Object value) {
        try {
            return Fields.of(value);
        } catch (MalformedException e) {
            return Fields.NONE;
        }
    }

    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        list(value).forEach(it -> texts.add(text(it)));
        return texts;
    }

    private static String text(@Nullable Object value) {
        try {
            return Fields.texts(Collections.singletonList(value), "").getFirst();
        } catch (MalformedException e) {
            return "";
        }
    }
}

package dev.windlass.notify.decide;

import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.golang.strconv.Unicode;
import dev.windlass.notify.settings.GlobalSubscription;
import dev.windlass.notify.settings.Leniency;
import dev.windlass.notify.settings.Settings;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects who is to hear of which trigger: from global subscriptions and from annotations. */
final class Subscriptions {
    /** Argo CD's own, and a misspelling of it that is copied around. */
    static final String PREFIX = "notifications.argoproj.io/";

    static final String MISSPELT_PREFIX = "notifications.argoj.io/";

    private static final String LEGACY = "recipients.argocd-notifications.argoproj.io";

    private final Settings settings;
    private final Map<String, Set<Destination>> destinations = new TreeMap<>();

    Subscriptions(Settings settings) {
        this.settings = settings;
    }

    /** The destinations by trigger, each once, in the order in which they were found. */
    Map<String, Set<Destination>> destinations() {
        return destinations;
    }

    void addGlobal(Map<String, String> labels) {
        for (GlobalSubscription each : settings.subscriptions()) {
            List<String> triggers = each.triggers().isEmpty() ? settings.defaultTriggers() : each.triggers();
            if (each.selector().matches(labels)) {
                triggers.forEach(trigger -> each.destinations().forEach(it -> add(trigger, it)));
            }
        }
    }

    void addAnnotations(Map<String, String> annotations) {
        new TreeMap<>(annotations).forEach((key, value) -> {
            if (key.startsWith(MISSPELT_PREFIX)) {
                Leniency.MISSPELT_PREFIX.used();
            }
            for (String prefix : List.of(PREFIX, MISSPELT_PREFIX)) {
                if (key.startsWith(prefix + "subscribe.")) {
                    addOne(key.substring(prefix.length() + "subscribe.".length()), value);
                } else if (key.startsWith(prefix + "subscriptions")) {
                    addList(value);
                }
            }
        });
    }

    /** The annotations of a release long gone, which Argo CD still reads from AppProjects. */
    void addLegacy(Map<String, String> annotations) {
        new TreeMap<>(annotations).forEach((key, value) -> {
            if (key.endsWith(LEGACY)) {
                String trigger =
                        key.substring(0, key.length() - LEGACY.length()).replaceFirst("\\.+$", "");
                Arrays.stream(value.split(","))
                        .map(Unicode::trimSpace)
                        .filter(it -> !it.isEmpty())
                        .forEach(it -> addLegacy(trigger, it));
            }
        });
    }

    private void addLegacy(String trigger, String recipient) {
        String[] parts = recipient.split(":", -1);
        List<String> named = trigger.isEmpty() ? settings.defaultTriggers() : List.of(trigger);
        settings.serviceDefaultTriggers()
                .getOrDefault(parts[0], named)
                .forEach(it -> add(it, new Destination(parts[0], parts.length > 1 ? parts[1] : "")));
    }

    /** {@code trigger.service} or {@code service} alone, with recipients between semicolons; an empty text is one too. */
    private void addOne(String name, String recipients) {
        String[] parts = name.split("\\.", -1);
        String trigger = parts.length > 1 ? parts[0] : "";
        String service = parts.length > 1 ? parts[1] : parts[0];
        List<String> all = recipients.isEmpty()
                ? List.of("")
                : Arrays.stream(recipients.split(";"))
                        .map(Unicode::trimSpace)
                        .filter(it -> !it.isEmpty())
                        .toList();
        add(trigger, service, all);
    }

    private void addList(String yaml) {
        for (ListedSubscription each : ListedSubscription.parseAll(yaml)) {
            for (String trigger : each.triggers().isEmpty() ? List.of("") : each.triggers()) {
                add(trigger, each.service(), each.recipients());
            }
        }
    }

    private void add(String trigger, String service, List<String> recipients) {
        List<String> triggers = trigger.isEmpty()
                ? settings.serviceDefaultTriggers().getOrDefault(service, settings.defaultTriggers())
                : List.of(trigger);
        triggers.forEach(it -> recipients.forEach(recipient -> add(it, new Destination(service, recipient))));
    }

    /** Where no service has an empty name, nobody could be reached there. */
    private void add(String trigger, Destination destination) {
        if (!destination.service().isEmpty() || settings.services().containsKey("")) {
            destinations.computeIfAbsent(trigger, it -> new LinkedHashSet<>()).add(destination);
        }
    }
}

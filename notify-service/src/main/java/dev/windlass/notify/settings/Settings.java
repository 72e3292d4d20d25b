package dev.windlass.notify.settings;

import java.util.List;
import java.util.Map;

/**
 * One consistent state of the configuration. Immutable.
 *
 * @param triggers by name
 * @param templates by name
 * @param services by name
 * @param subscriptions the global ones, in their order
 * @param defaultTriggers for subscriptions that name no trigger
 * @param serviceDefaultTriggers the same by service, before {@code defaultTriggers}
 * @param context what templates and triggers see as {@code context}
 * @param legacy what the ConfigMap's key {@code config.yaml} said, which is laid over the others already
 * @param secrets what templates and triggers see as {@code secrets}; never to be shown
 * @param problems the entries that are off, or that an earlier version stands in for
 */
public record Settings(
        Map<String, Trigger> triggers,
        Map<String, MessageTemplate> templates,
        Map<String, ServiceSettings> services,
        List<GlobalSubscription> subscriptions,
        List<String> defaultTriggers,
        Map<String, List<String>> serviceDefaultTriggers,
        Map<String, String> context,
        Legacy legacy,
        Secrets secrets,
        List<Problem> problems) {
    public static final Settings EMPTY = new Settings(
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Legacy.NONE,
            Secrets.NONE,
            List.of());

    public Settings {
        triggers = Map.copyOf(triggers);
        templates = Map.copyOf(templates);
        services = Map.copyOf(services);
        subscriptions = List.copyOf(subscriptions);
        defaultTriggers = List.copyOf(defaultTriggers);
        serviceDefaultTriggers = Map.copyOf(serviceDefaultTriggers);
        context = Map.copyOf(context);
        problems = List.copyOf(problems);
    }

    /** The same, but what triggers and templates see of the Secret is masked. */
    public Settings masked() {
        return new Settings(
                triggers,
                templates,
                services,
                subscriptions,
                defaultTriggers,
                serviceDefaultTriggers,
                context,
                legacy,
                secrets.masked(),
                problems);
    }

    /**
     * An entry that could not be used.
     *
     * @param entry its key in the ConfigMap
     * @param reason why; holds no value of the entry or of the Secret
     * @param stoodIn whether an earlier version of the entry is in force
     */
    public record Problem(String entry, String reason, boolean stoodIn) {}
}

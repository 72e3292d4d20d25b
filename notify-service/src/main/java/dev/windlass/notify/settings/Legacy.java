package dev.windlass.notify.settings;

import dev.windlass.notify.language.Condition;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.GoYaml;
import dev.windlass.notify.yaml.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ConfigMap's key {@code config.yaml}, which a release long gone had in place of all others. What it says wins over
 * them.
 *
 * @param triggers in their order
 * @param templates by name
 * @param context by name
 * @param subscriptions null where it says nothing of them
 */
record Legacy(
        List<LegacyTrigger> triggers,
        Map<String, MessageTemplate> templates,
        Map<String, String> context,
        @Nullable List<GlobalSubscription> subscriptions) {
    static final Legacy NONE = new Legacy(List.of(), Map.of(), Map.of(), null);

    /**
     * One condition; what is empty in it is as in the first condition of the trigger of that name.
     *
     * @param enabled whether it is a default trigger too
     */
    record LegacyTrigger(String name, String condition, String template, boolean enabled) {
        private static LegacyTrigger parse(Fields fields) throws MalformedException {
            fields.text("description");
            return new LegacyTrigger(
                    fields.text("name"), fields.text("condition"), fields.text("template"), fields.flag("enabled"));
        }

        Trigger over(@Nullable Trigger trigger) throws MalformedException {
            List<Condition> conditions = new ArrayList<>(trigger == null ? List.of() : trigger.conditions());
            Condition first = conditions.isEmpty() ? Condition.compile(0, "", "", List.of()) : conditions.removeFirst();
            conditions.addFirst(first.with(condition, template.isEmpty() ? List.of() : List.of(template)));
            return new Trigger(conditions);
        }
    }

    static Legacy parse(String yaml) throws MalformedException {
        if (yaml.isEmpty()) {
            return NONE;
        }
        Leniency.CONFIG_YAML.used();
        Fields fields = Fields.of(GoYaml.read(yaml));
        List<LegacyTrigger> triggers = new ArrayList<>();
        for (Fields each : fields.objects("triggers")) {
            triggers.add(LegacyTrigger.parse(each));
        }
        Map<String, MessageTemplate> templates = new LinkedHashMap<>();
        for (Fields each : fields.objects("templates")) {
            String name = each.text("name");
            templates.put(name, MessageTemplate.parse(name, each, each.text("body")));
        }
        return new Legacy(
                triggers,
                templates,
                fields.object("context").texts(),
                fields.has("subscriptions") ? GlobalSubscription.all(fields.value("subscriptions")) : null);
    }

    /** The services of the Secret's key {@code notifiers.yaml}; kinds that are not known here are an error. */
    static Map<String, ServiceSettings> services(String yaml) throws MalformedException {
        Map<String, ServiceSettings> services = new LinkedHashMap<>();
        if (yaml.isEmpty()) {
            return services;
        }
        Leniency.NOTIFIERS_YAML.used();
        Fields fields = Fields.of(GoYaml.read(yaml));
        for (String other : List.of("email", "opsgenie", "grafana")) {
            if (fields.has(other)) {
                throw new MalformedException("service type '" + other + "' is not supported");
            }
        }
        if (fields.has("slack")) {
            services.put("slack", ServiceSettings.parse("slack", fields.object("slack")));
        }
        for (Fields each : fields.objects("webhook")) {
            services.put(each.text("name"), ServiceSettings.parse("webhook", each));
        }
        return services;
    }
}

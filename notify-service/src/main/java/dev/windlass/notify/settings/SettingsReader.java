package dev.windlass.notify.settings;

import dev.windlass.notify.settings.Settings.Problem;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.GoYaml;
import dev.windlass.notify.yaml.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the configuration, entry by entry: where one is broken, its version in {@code previous} stands in for it. */
public final class SettingsReader {
    private final Settings previous;
    private final Secrets secrets;
    private final Map<String, Trigger> triggers = new LinkedHashMap<>();
    private final Map<String, MessageTemplate> templates = new LinkedHashMap<>();
    private final Map<String, ServiceSettings> services = new LinkedHashMap<>();
    private final Map<String, List<String>> serviceDefaultTriggers = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private SettingsReader(Settings previous, Secrets secrets) {
        this.previous = previous;
        this.secrets = secrets;
    }

    /**
     * Reads the data of {@code argocd-notifications-cm}.
     *
     * @param previous what was in force before; {@link Settings#EMPTY} at first
     */
    public static Settings read(Map<String, String> data, Secrets secrets, Settings previous) {
        return new SettingsReader(previous, secrets).read(new TreeMap<>(data));
    }

    private Settings read(Map<String, String> data) {
        data.forEach(this::readNamed);
        readNotifiers();
        Legacy legacy = whole(data, "config.yaml", previous.legacy(), Legacy.NONE, Legacy::parse);
        List<GlobalSubscription> subscriptions =
                whole(data, "subscriptions", previous.subscriptions(), List.of(), GlobalSubscription::parseAll);
        List<String> defaultTriggers = new ArrayList<>(
                whole(data, "defaultTriggers", previous.defaultTriggers(), List.of(), SettingsReader::names));
        Map<String, String> context = new LinkedHashMap<>(whole(
                data,
                "context",
                previous.context(),
                Map.of(),
                yaml -> Fields.of(GoYaml.read(yaml)).texts()));
        layOver(legacy, defaultTriggers, context);
        return new Settings(
                triggers,
                templates,
                services,
                legacy.subscriptions() == null ? subscriptions : legacy.subscriptions(),
                defaultTriggers,
                serviceDefaultTriggers,
                context,
                legacy,
                secrets,
                problems);
    }

    private void readNotifiers() {
        try {
            services.putAll(Legacy.services(secrets.get("notifiers.yaml")));
        } catch (MalformedException e) {
            report("notifiers.yaml", e, false);
        }
    }

    private void layOver(Legacy legacy, List<String> defaultTriggers, Map<String, String> context) {
        context.putAll(legacy.context());
        templates.putAll(legacy.templates());
        for (Legacy.LegacyTrigger each : legacy.triggers()) {
            put(triggers, each.name(), "config.yaml", previous.triggers(), () -> each.over(triggers.get(each.name())));
            if (each.enabled()) {
                defaultTriggers.add(each.name());
            }
        }
    }

    private void readNamed(String key, String yaml) {
        int dot = key.indexOf('.');
        String name = key.substring(dot + 1);
        switch (dot < 0 ? "" : key.substring(0, dot)) {
            case "trigger" -> put(triggers, name, key, previous.triggers(), () -> Trigger.parse(yaml));
            case "template" -> put(templates, name, key, previous.templates(), () -> MessageTemplate.parse(name, yaml));
            case "defaultTriggers" ->
                put(serviceDefaultTriggers, name, key, previous.serviceDefaultTriggers(), () -> names(yaml));
            case "service" -> readService(key, yaml);
            default -> {}
        }
    }

    private void readService(String key, String yaml) {
        String[] parts = key.split("\\.", -1);
        String name = parts[parts.length - 1];
        put(services, name, key, previous.services(), () -> {
            if (parts.length > 3) {
                throw new MalformedException("invalid service key; expected 'service.<type>(.<name>)'");
            }
            return ServiceSettings.parse(parts[1], Fields.of(GoYaml.read(yaml, secrets::fillIn)));
        });
    }

    private static List<String> names(String yaml) throws MalformedException {
        return Fields.texts(GoYaml.read(yaml), "");
    }

    private <T> void put(Map<String, T> all, String name, String key, Map<String, T> before, Parse<T> parse) {
        try {
            all.put(name, parse.parse());
        } catch (MalformedException e) {
            T stoodIn = before.get(name);
            if (stoodIn != null) {
                all.put(name, stoodIn);
            }
            report(key, e, stoodIn != null);
        }
    }

    private <T> T whole(Map<String, String> data, String key, T before, T none, ParseText<T> parse) {
        String yaml = data.get(key);
        if (yaml == null) {
            return none;
        }
        try {
            return parse.parse(yaml);
        } catch (MalformedException e) {
            report(key, e, !before.equals(none));
            return before;
        }
    }

    private void report(String key, MalformedException e, boolean stoodIn) {
        problems.add(new Problem(key, String.valueOf(e.getMessage()), stoodIn));
    }

    private interface Parse<T> {
        T parse() throws MalformedException;
    }

    private interface ParseText<T> {
        T parse(String yaml) throws MalformedException;
    }
}

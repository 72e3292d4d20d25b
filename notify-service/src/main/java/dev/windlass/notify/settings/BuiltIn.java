package dev.windlass.notify.settings;

import dev.windlass.contracts.Delivery.Destination;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in force where there is no ConfigMap: every successful sync is told once per revision. */
public final class BuiltIn {
    private static final String NAME = "on-deployed";

    private static final String TRIGGER = """
        - when: >-
            app.status?.operationState?.phase == 'Succeeded' and app.status?.health?.status == 'Healthy'
          oncePer: app.status.sync?.revision
          send: [on-deployed]
        """;

    private static final String TEMPLATE = """
        message: |
          {{.app.metadata.namespace}}/{{.app.metadata.name}} is deployed at {{.app.status.sync.revision}}
          {{- if .images}}
          Images:
          {{- range .images}}
          - {{.}}
          {{- end}}
          {{- end}}
          {{- if .changedResources}}
          Changed:
          {{- range .changedResources}}
          - {{.kind}} {{.namespace}}/{{.name}}
          {{- end}}
          {{- end}}
        webhook:
          webhook:
            method: POST
            body: >-
              {"application":{{toJson .app.metadata.name}},"namespace":{{toJson .app.metadata.namespace}},
              "revision":{{toJson .app.status.sync.revision}},"images":{{toJson .images}},
              "imageChanges":{{toJson .imageChanges}},"changedResources":{{toJson .changedResources}}}
        """;

    private BuiltIn() {}

    /**
     * The configuration.
     *
     * @param webhookUrl null: no webhook
     * @param slackToken null: no Slack
     * @param slackChannel the channel on Slack
     */
    public static Settings settings(
            @Nullable String webhookUrl, @Nullable String slackToken, @Nullable String slackChannel) {
        Map<String, ServiceSettings> services = new LinkedHashMap<>();
        List<Destination> destinations = new ArrayList<>();
        if (webhookUrl != null && !webhookUrl.isBlank()) {
            services.put("webhook", WebhookSettings.of(webhookUrl));
            destinations.add(new Destination("webhook", ""));
        }
        if (slackToken != null && !slackToken.isBlank()) {
            services.put("slack", SlackSettings.of(slackToken));
            destinations.add(new Destination("slack", slackChannel == null ? "" : slackChannel));
        }
        if (services.isEmpty()) {
            return Settings.EMPTY;
        }
        Settings read = SettingsReader.read(
                Map.of("trigger." + NAME, TRIGGER, "template." + NAME, TEMPLATE), Secrets.NONE, Settings.EMPTY);
        return new Settings(
                read.triggers(),
                read.templates(),
                services,
                List.of(new GlobalSubscription(destinations, List.of(NAME), LabelSelector.EVERYTHING)),
                List.of(),
                Map.of(),
                Map.of(),
                Legacy.NONE,
                Secrets.NONE,
                read.problems());
    }
}

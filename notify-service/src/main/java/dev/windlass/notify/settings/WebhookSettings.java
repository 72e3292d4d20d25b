package dev.windlass.notify.settings;

import dev.windlass.notify.language.TemplateText;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web address that is told by HTTP requests.
 *
 * @param url may hold secrets: never to be shown
 * @param headers in their order; of several with the same name the last counts
 * @param basicAuth null: none
 * @param signingSecret signs each request as Standard Webhooks has it; empty: none is signed
 * @param retryWaitMin the wait before the second request, doubled for each after it
 * @param retryWaitMax the longest wait
 * @param retryMax how many requests may follow the first
 * @param insecureSkipVerify whether any certificate is trusted
 */
public record WebhookSettings(
        String url,
        List<Header> headers,
        @Nullable BasicAuth basicAuth,
        String signingSecret,
        Duration retryWaitMin,
        Duration retryWaitMax,
        int retryMax,
        boolean insecureSkipVerify,
        boolean deduplicateImages)
        implements ServiceSettings {
    static final ServiceKind KIND = new ServiceKind("webhook", WebhookSettings::parse, WebhookSettings::parts);

    private static final Duration DEFAULT_WAIT_MIN = Duration.ofSeconds(1);
    private static final Duration DEFAULT_WAIT_MAX = Duration.ofSeconds(5);
    private static final int DEFAULT_RETRY_MAX = 3;

    public WebhookSettings {
        headers = List.copyOf(headers);
    }

    /** What templates say to one webhook alone; an empty method or path leaves that of the service. */
    public record Part(String method, String path, String body) implements Notification.Part {
        /** Null where no template has such a part for the service of that name. */
        public static @Nullable Part of(String service, Notification notification) {
            return notification.part(name(service), Part.class);
        }

        /** Under which a notification has it. */
        public static String name(String service) {
            return KIND.type() + "." + service;
        }
    }

    private static WebhookSettings parse(Fields fields) throws MalformedException {
        List<Header> headers = new ArrayList<>();
        for (Fields each : fields.objects("headers")) {
            headers.add(new Header(each.text("name"), each.text("value")));
        }
        Fields auth = fields.object("basicAuth");
        int retryMax = Math.clamp(fields.integer("retryMax"), -1, Integer.MAX_VALUE);
        return new WebhookSettings(
                fields.text("url"),
                headers,
                fields.has("basicAuth") ? new BasicAuth(auth.text("username"), auth.text("password")) : null,
                fields.text("signingSecret"),
                GoDurations.read(fields, "retryWaitMin", DEFAULT_WAIT_MIN),
                GoDurations.read(fields, "retryWaitMax", DEFAULT_WAIT_MAX),
                retryMax == 0 ? DEFAULT_RETRY_MAX : Math.max(0, retryMax),
                fields.flag("insecureSkipVerify"),
                fields.flag("deduplicateImages"));
    }

    /** A web address without anything else to know. */
    public static WebhookSettings of(String url) {
        return new WebhookSettings(
                url,
                List.of(new Header("Content-Type", "application/json")),
                null,
                "",
                DEFAULT_WAIT_MIN,
                DEFAULT_WAIT_MAX,
                DEFAULT_RETRY_MAX,
                false,
                false);
    }

    @Override
    public String toString() {
        return "WebhookSettings";
    }

    private static Map<String, TemplatePart> parts(String template, Fields fields) throws MalformedException {
        Map<String, TemplatePart> parts = new LinkedHashMap<>();
        for (Map.Entry<String, Fields> each :
                fields.object(KIND.type()).objects().entrySet()) {
            String method = each.getValue().text("method");
            TemplateText path =
                    TemplateText.parse(template + each.getKey(), each.getValue().text("path"));
            TemplateText body =
                    TemplateText.parse(template + each.getKey(), each.getValue().text("body"));
            parts.put(
                    Part.name(each.getKey()),
                    variables -> new Part(method, path.render(variables), body.render(variables)));
        }
        return parts;
    }

    /** A header of each request; the value may be a secret. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A name and a password, sent by HTTP's basic scheme. */
    public record BasicAuth(String username, String password) {
        @Override
        public String toString() {
            return "BasicAuth";
        }
    }
}

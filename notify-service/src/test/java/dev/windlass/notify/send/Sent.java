package dev.windlass.notify.send;

import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One attempt to notify a destination, in a form in which two can be compared. */
record Sent(
        String trigger,
        String service,
        String recipient,
        boolean done,
        List<Map<String, Object>> webhooks,
        List<Map<String, Object>> slack) {
    /** Written by the client libraries, and our own. */
    private static final Set<String> UNCOMPARED = Set.of(
            "accept-encoding",
            "content-length",
            "connection",
            "user-agent",
            "host",
            "webhook-id",
            "webhook-timestamp",
            "referer");

    private static final Set<String> FORM = Set.of(
            "channel",
            "text",
            "username",
            "icon_emoji",
            "icon_url",
            "attachments",
            "blocks",
            "thread_ts",
            "ts",
            "reply_broadcast",
            "as_user",
            "unfurl_links",
            "unfurl_media");

    static Sent of(Map<?, ?> delivery) {
        List<Map<String, Object>> webhooks = new ArrayList<>();
        for (Object each : Vectors.list(delivery, "requests")) {
            Map<?, ?> request = (Map<?, ?>) each;
            Map<String, String> headers = new TreeMap<>();
            Vectors.map(request, "headers").forEach((name, value) -> header(headers, (String) name, text(value)));
            webhooks.add(Map.of(
                    "method", Vectors.text(request, "method"),
                    "path", Vectors.text(request, "path"),
                    "headers", headers,
                    "body", Vectors.text(request, "body")));
        }
        List<Map<String, Object>> slack = new ArrayList<>();
        for (Object each : Vectors.list(delivery, "slackCalls")) {
            Map<?, ?> call = (Map<?, ?>) each;
            Map<String, Object> form = new TreeMap<>();
            Vectors.map(call, "form").forEach((name, value) -> put(form, (String) name, value));
            slack.add(Map.of("path", Vectors.text(call, "path"), "form", form));
        }
        return new Sent(
                Vectors.text(delivery, "trigger"),
                Vectors.text(delivery, "service"),
                Vectors.text(delivery, "recipient"),
                "sent".equals(delivery.get("result")),
                webhooks,
                slack);
    }

    static List<Map<String, Object>> webhooks(List<Receiver.Request> requests) {
        List<Map<String, Object>> webhooks = new ArrayList<>();
        for (Receiver.Request each : requests) {
            Map<String, String> headers = new TreeMap<>();
            each.headers().forEach((name, values) -> header(headers, name, utf8(values.getFirst())));
            webhooks.add(Map.of("method", each.method(), "path", each.path(), "headers", headers, "body", each.body()));
        }
        return webhooks;
    }

    static List<Map<String, Object>> slack(List<Receiver.Request> requests) {
        List<Map<String, Object>> calls = new ArrayList<>();
        for (Receiver.Request each : requests) {
            Map<String, Object> form = new TreeMap<>();
            for (String field : each.body().split("&", -1)) {
                String[] parts = field.split("=", 2);
                put(form, parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
            }
            calls.add(Map.of("path", each.path(), "form", form));
        }
        return calls;
    }

    /** Who was told, by which trigger. */
    String to() {
        return trigger + ":" + service + ":" + recipient;
    }

    static boolean sameInAnyOrder(List<Sent> due, List<Sent> sent) {
        List<Sent> left = new ArrayList<>(sent);
        return due.size() == sent.size() && due.stream().allMatch(left::remove);
    }

    /** The server takes each byte for a character. */
    private static String utf8(String header) {
        return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static void header(Map<String, String> headers, String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!UNCOMPARED.contains(key)) {
            headers.put(key, value);
        }
    }

    private static void put(Map<String, Object> form, String name, @Nullable Object value) {
        if (!FORM.contains(name)) {
            return;
        }
        boolean json = name.equals("attachments") || name.equals("blocks");
        String text = text(value);
        if (json && !(value instanceof String)) {
            form.put(name, String.valueOf(bare(value)));
            return;
        }
        form.put(name, json ? bareJson(text) : text.equals("1") ? "true" : text.equals("0") ? "false" : text);
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty()
                ? String.valueOf(list.getFirst())
                : String.valueOf(value);
    }

    /** Without what Go's structs add or leave out: nulls, false, and empty texts and lists. */
    private static Object bareJson(String json) {
        try {
            return String.valueOf(bare(Json.unmarshalPreservingInts(json)));
        } catch (JsonException e) {
            return json;
        }
    }

    private static @Nullable Object bare(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> left = new TreeMap<>();
            map.forEach((key, each) -> {
                Object kept = bare(each);
                if (kept != null && !kept.equals(false) && !kept.equals("") && !kept.equals(List.of())) {
                    left.put((String) key, kept);
                }
            });
            return left;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> kept = new ArrayList<>();
            list.forEach(it -> kept.add(bare(it)));
            return kept;
        }
        return value;
    }
}

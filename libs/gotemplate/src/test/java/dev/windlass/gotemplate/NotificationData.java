package dev.windlass.gotemplate;

import dev.windlass.golang.GoException;
import dev.windlass.golang.Num;
import dev.windlass.golang.notifications.AppDetails;
import dev.windlass.golang.notifications.CommitMetadata;
import dev.windlass.golang.notifications.HelmDetails;
import dev.windlass.golang.notifications.NotificationVariables;
import dev.windlass.golang.notifications.RepositoryService;
import dev.windlass.golang.time.Time;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Data as notification templates get them, made of JSON: whole numbers are {@code int64}. */
final class NotificationData {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:10:00Z"), ZoneOffset.UTC);

    private NotificationData() {}

    /** The variables in the JSON, and the functions about the one that is called {@code app}. */
    static Map<String, @Nullable Object> variables(JsonNode json) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        json.properties().forEach(it -> variables.put(it.getKey(), value(it.getValue())));
        variables.put("time", NotificationVariables.time(CLOCK));
        variables.put("strings", NotificationVariables.strings());
        variables.put("repo", NotificationVariables.repo(new OneRepository(), application(json)));
        return variables;
    }

    private static Map<String, @Nullable Object> application(JsonNode json) {
        Map<String, @Nullable Object> application = new LinkedHashMap<>();
        json.path("app").properties().forEach(it -> application.put(it.getKey(), value(it.getValue())));
        return application;
    }

    static @Nullable Object value(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.stringValue();
            case NUMBER -> json.isIntegralNumber() ? Num.int64(json.longValue()) : (Object) json.doubleValue();
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                json.forEach(it -> list.add(value(it)));
                yield list;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                json.properties().forEach(it -> map.put(it.getKey(), value(it.getValue())));
                yield map;
            }
            case BINARY, POJO -> throw new IllegalArgumentException("not JSON: " + json);
        };
    }

    /** Knows one commit and one chart. */
    private record OneRepository() implements RepositoryService {
        @Override
        public CommitMetadata commitMetadata(String repoUrl, String revision, String project) {
            if (!revision.equals("abc")) {
                throw new GoException("revision " + revision + " not found");
            }
            Time date = Time.parse(Time.RFC3339, "2024-03-04T17:20:00Z");
            return new CommitMetadata("fix: prices", "Jo <jo@example.com>", date, List.of("v1", "stable"));
        }

        @Override
        public AppDetails appDetails(Map<String, ? extends @Nullable Object> application) {
            HelmDetails helm = new HelmDetails(
                    "web",
                    List.of("values.yaml"),
                    List.of(new HelmDetails.Parameter("tag", "1", false)),
                    "a: b",
                    List.of(new HelmDetails.FileParameter("cert", "files/cert.pem")));
            return new AppDetails("Helm", helm, null, false);
        }
    }
}

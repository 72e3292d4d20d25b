package dev.windlass.golang.notifications;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Values;
import dev.windlass.golang.fmt.Fmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code repo} asks its service about one application. As in Go, whatever goes wrong is a panic. */
record RepositoryCalls(RepositoryService service, Map<String, ? extends @Nullable Object> application) {
    Struct commitMetadata(String revision) {
        String repoUrl = required("failed to get application source repo URL", "spec", "source", "repoURL");
        String project = required("failed to get application project", "spec", "project");
        try {
            return service.commitMetadata(repoUrl, revision, project).value();
        } catch (GoException e) {
            throw new GoPanic(e.getMessage());
        }
    }

    Struct appDetails() {
        try {
            return service.appDetails(application).value(parameters());
        } catch (GoException e) {
            throw new GoPanic(e.getMessage());
        }
    }

    private String required(String failure, String... path) {
        Object value = application;
        StringBuilder at = new StringBuilder();
        for (String key : path) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new GoPanic(at + " accessor error: " + shown(value) + " is of the type " + Values.typeName(value)
                        + ", expected map[string]interface{}");
            }
            if (!map.containsKey(key)) {
                throw new GoPanic(failure);
            }
            at.append('.').append(key);
            value = map.get(key);
        }
        if (value instanceof String text) {
            return text;
        }
        throw new GoPanic(at + " accessor error: " + shown(value) + " is of the type " + Values.typeName(value)
                + ", expected string");
    }

    private static String shown(@Nullable Object value) {
        return Fmt.value(Budget.of(1 << 20), value);
    }

    /** Parameters of the chart that the application's first source sets. */
    private List<HelmDetails.Parameter> parameters() {
        Object spec = application.get("spec");
        Object source = get(spec, "source");
        if (get(spec, "sources") instanceof List<?> sources && !sources.isEmpty()) {
            source = sources.getFirst();
        }
        List<HelmDetails.Parameter> parameters = new ArrayList<>();
        if (get(get(source, "helm"), "parameters") instanceof List<?> list) {
            for (Object item : list) {
                parameters.add(new HelmDetails.Parameter(
                        text(get(item, "name")),
                        text(get(item, "value")),
                        Boolean.TRUE.equals(get(item, "forceString"))));
            }
        }
        return parameters;
    }

    private static @Nullable Object get(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> it ? it.get(key) : null;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}

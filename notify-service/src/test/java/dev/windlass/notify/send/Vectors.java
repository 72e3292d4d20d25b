package dev.windlass.notify.send;

import dev.windlass.conformance.Cases;
import dev.windlass.conformance.ConformanceFolder;
import dev.windlass.golang.GoException;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.notifications.AppDetails;
import dev.windlass.golang.notifications.CommitMetadata;
import dev.windlass.golang.notifications.HelmDetails;
import dev.windlass.golang.notifications.RepositoryService;
import dev.windlass.golang.time.Time;
import dev.windlass.notify.decide.Cluster;
import dev.windlass.notify.settings.Secrets;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the original answered: files of one JSON object per line, and readings of their common fields. */
final class Vectors {
    static final ConformanceFolder FOLDER = ConformanceFolder.of(Vectors.class);

    private Vectors() {}

    /** The cases of a file. */
    static Cases cases(String name) {
        return Cases.of(FOLDER, name);
    }

    /** Whether the cases are others than the tests' own. */
    static boolean areFromElsewhere() {
        return FOLDER.isFromElsewhere();
    }

    static Map<?, ?> parse(String line) {
        try {
            return (Map<?, ?>) java.util.Objects.requireNonNull(Json.unmarshalPreservingInts(line));
        } catch (dev.windlass.golang.json.JsonException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<?, ?> map(Map<?, ?> in, String field) {
        return in.get(field) instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Map<?, ?> in, String field) {
        return in.get(field) instanceof List<?> list ? list : List.of();
    }

    static String text(Map<?, ?> in, String field) {
        return in.get(field) instanceof String text ? text : "";
    }

    /** The configuration of a case; a case without a ConfigMap has an empty one. */
    static Settings settings(Map<?, ?> vector, Settings before) {
        return settings(vector, before, UnaryOperator.identity());
    }

    static Settings settings(Map<?, ?> vector, Settings before, UnaryOperator<Secrets> secrecy) {
        Map<String, String> data = new HashMap<>();
        map(vector, "configMap").forEach((key, value) -> data.put((String) key, (String) value));
        Map<String, byte[]> secrets = new HashMap<>();
        map(vector, "secret")
                .forEach((key, value) -> secrets.put((String) key, ((String) value).getBytes(StandardCharsets.UTF_8)));
        return SettingsReader.read(data, secrecy.apply(new Secrets(secrets)), before);
    }

    /** The AppProjects of a case; what is put into the map later counts too. */
    static Cluster cluster(Map<String, Map<?, ?>> projects) {
        return new Cluster() {
            @Override
            public @Nullable Map<?, ?> application(String namespace, String name) {
                return null;
            }

            @Override
            public @Nullable Map<?, ?> project(String namespace, String name) {
                return projects.get(namespace + "/" + name);
            }
        };
    }

    static Map<String, Map<?, ?>> projects(Map<?, ?> vector) {
        Map<String, Map<?, ?>> projects = new HashMap<>();
        for (Object each : list(vector, "appProjects")) {
            put(projects, (Map<?, ?>) each);
        }
        return projects;
    }

    static void put(Map<String, Map<?, ?>> projects, Map<?, ?> project) {
        Map<?, ?> metadata = map(project, "metadata");
        projects.put(text(metadata, "namespace") + "/" + text(metadata, "name"), project);
    }

    static RepositoryService repositories(Map<?, ?> vector) {
        return new RepositoryService() {
            @Override
            public CommitMetadata commitMetadata(String repoUrl, String revision, String project) {
                if (!(map(vector, "commits").get(revision) instanceof Map<?, ?> commit)) {
                    throw new GoException("rpc error: code = Unknown desc = revision " + revision + " not found");
                }
                return new CommitMetadata(
                        text(commit, "message"),
                        text(commit, "author"),
                        Time.parse(Time.RFC3339, text(commit, "date")),
                        list(commit, "tags").stream().map(String.class::cast).toList());
            }

            @Override
            public AppDetails appDetails(Map<String, ? extends @Nullable Object> application) {
                if (!(vector.get("appDetails") instanceof Map<?, ?> details)) {
                    throw new GoException("rpc error: code = Unknown desc = no details for this application");
                }
                boolean kustomize = details.get("kustomize") instanceof Map<?, ?>;
                return new AppDetails(
                        text(details, "type"),
                        details.get("helm") instanceof Map<?, ?> helm ? helm(helm) : null,
                        kustomize ? strings(map(details, "kustomize"), "images") : null,
                        details.get("directory") instanceof Map<?, ?>);
            }
        };
    }

    private static HelmDetails helm(Map<?, ?> helm) {
        return new HelmDetails(
                text(helm, "name"),
                strings(helm, "valueFiles"),
                list(helm, "parameters").stream()
                        .map(it -> (Map<?, ?>) it)
                        .map(it -> new HelmDetails.Parameter(
                                text(it, "name"), text(it, "value"), Boolean.TRUE.equals(it.get("forceString"))))
                        .toList(),
                text(helm, "values"),
                list(helm, "fileParameters").stream()
                        .map(it -> (Map<?, ?>) it)
                        .map(it -> new HelmDetails.FileParameter(text(it, "name"), text(it, "path")))
                        .toList());
    }

    private static List<String> strings(Map<?, ?> in, String field) {
        return list(in, field).stream().map(String.class::cast).toList();
    }
}

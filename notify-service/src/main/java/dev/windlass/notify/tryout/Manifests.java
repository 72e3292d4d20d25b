package dev.windlass.notify.tryout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.windlass.contracts.RawJson;
import dev.windlass.golang.Budget;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.settings.Secrets;
import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.GoYaml;
import dev.windlass.notify.yaml.MalformedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kubernetes objects in YAML or JSON files. */
final class Manifests {
    private static final long MAX_JSON = 16L * 1024 * 1024;
    private static final Pattern KNOWN = Pattern.compile(
            "(service|template|trigger|defaultTriggers)\\..+|subscriptions|defaultTriggers|context|config\\.yaml");

    private Manifests() {}

    /** What the ConfigMap of a file holds. */
    static Map<String, String> config(Path file) throws UnusableFileException {
        Map<String, String> data = texts(file, object(file, "ConfigMap"), "data");
        if (data.keySet().stream().noneMatch(it -> KNOWN.matcher(it).matches())) {
            throw new UnusableFileException(file + " configures no notifications: its data has no service, template,"
                    + " trigger or subscriptions; argocd-notifications-cm is meant");
        }
        return data;
    }

    /** What the Secret of a file holds; without a file, nothing. */
    static Secrets secrets(@Nullable Path file) throws UnusableFileException {
        Map<String, byte[]> values = new HashMap<>();
        if (file != null) {
            Map<?, ?> secret = object(file, "Secret");
            for (var each : texts(file, secret, "data").entrySet()) {
                values.put(each.getKey(), decoded(file, each.getKey(), each.getValue()));
            }
            texts(file, secret, "stringData").forEach((key, text) -> values.put(key, text.getBytes(UTF_8)));
        }
        return new Secrets(values);
    }

    /**
     * An object as JSON.
     *
     * @param kind what it must be
     */
    static RawJson json(Path file, String kind) throws UnusableFileException {
        try {
            return RawJson.of(Json.marshal(Budget.of(MAX_JSON), object(file, kind)));
        } catch (JsonException e) {
            throw new UnusableFileException(file + " cannot be written as JSON: " + e.getMessage());
        }
    }

    private static Map<?, ?> object(Path file, String kind) throws UnusableFileException {
        try {
            if (!(GoYaml.read(text(file)) instanceof Map<?, ?> object)) {
                throw new UnusableFileException(file + " holds no " + kind);
            }
            if (!kind.equals(object.get("kind"))) {
                throw new UnusableFileException(file + " holds "
                        + (object.get("kind") instanceof String other ? "a " + other : "an object without a kind")
                        + ", and no " + kind + " (the first object of a file counts)");
            }
            return object;
        } catch (MalformedException e) {
            throw new UnusableFileException(file + ": " + e.getMessage());
        }
    }

    private static String text(Path file) throws UnusableFileException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UnusableFileException("cannot read " + file + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new UnusableFileException("cannot read " + file + ": permission denied");
        } catch (CharacterCodingException e) {
            throw new UnusableFileException("cannot read " + file + ": it is not UTF-8 text");
        } catch (IOException e) {
            throw new UnusableFileException("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, String> texts(Path file, Map<?, ?> object, String field) throws UnusableFileException {
        try {
            return Fields.of(object).object(field).texts();
        } catch (MalformedException e) {
            throw new UnusableFileException(file + ": " + e.getMessage());
        }
    }

    private static byte[] decoded(Path file, String key, String base64) throws UnusableFileException {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(file + ": the Secret's " + key + " is not base64");
        }
    }
}

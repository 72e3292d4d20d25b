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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kubernetes objects in YAML or JSON files. */
final class Manifests {
    private static final long MAX_JSON = 16L * 1024 * 1024;

    private Manifests() {}

    /** What the ConfigMap of a file holds. */
    static Map<String, String> data(Path file) throws IOException, MalformedException {
        return read(file).object("data").texts();
    }

    /** What the Secret of a file holds; without a file, nothing. */
    static Secrets secrets(@Nullable Path file) throws IOException, MalformedException {
        Map<String, byte[]> values = new HashMap<>();
        if (file != null) {
            Fields fields = read(file);
            for (var each : fields.object("data").texts().entrySet()) {
                values.put(each.getKey(), decoded(each.getKey(), each.getValue()));
            }
            fields.object("stringData").texts().forEach((key, text) -> values.put(key, text.getBytes(UTF_8)));
        }
        return new Secrets(values);
    }

    /** Any object, as JSON. */
    static RawJson json(Path file) throws IOException, MalformedException {
        try {
            return RawJson.of(Json.marshal(Budget.of(MAX_JSON), GoYaml.read(Files.readString(file))));
        } catch (JsonException e) {
            throw new MalformedException(file + " cannot be written as JSON: " + e.getMessage());
        }
    }

    private static Fields read(Path file) throws IOException, MalformedException {
        return Fields.of(GoYaml.read(Files.readString(file)));
    }

    private static byte[] decoded(String key, String base64) throws MalformedException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("the Secret's " + key + " is not base64");
        }
    }
}

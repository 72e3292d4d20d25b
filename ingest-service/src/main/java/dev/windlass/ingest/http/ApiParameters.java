package dev.windlass.ingest.http;

import static dev.windlass.ingest.http.ApiSchemas.LABEL;
import static dev.windlass.ingest.http.ApiSchemas.NAME;
import static dev.windlass.ingest.http.ApiSchemas.number;
import static dev.windlass.ingest.http.ApiSchemas.text;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Map;

/** The shapes of the API's parameters, by their names. */
final class ApiParameters {
    private static final String DURATION = "^[0-9]{1,9}(ms|s|m|h)?$";

    private static final String VALUE = "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)";
    private static final String KEY =
            "([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?){0,3}/)?" + VALUE;
    private static final String VALUES = "\\(" + VALUE + "(, ?" + VALUE + ")*\\)";
    private static final String REQUIREMENT =
            "(!?" + KEY + "|" + KEY + " ?(=|==|!=) ?" + VALUE + "?|" + KEY + " (in|notin) " + VALUES + ")";

    /** Kubernetes' label selectors. */
    private static final String SELECTOR = "^" + REQUIREMENT + "(, ?" + REQUIREMENT + ")*$";

    private ApiParameters() {}

    /** What the parameter of that name is; a text where nothing more is known. */
    static void complete(Parameter parameter) {
        String name = parameter.getName();
        Known known = PARAMETERS.getOrDefault(name, new Known("text", "", text()));
        if (parameter.getDescription() == null) {
            parameter.setDescription(known.meaning());
        }
        if (parameter.getExample() == null && !known.example().isEmpty()) {
            parameter.setExample(known.example());
        }
        boolean path = "path".equals(parameter.getIn());
        parameter.setRequired(path || Boolean.TRUE.equals(parameter.getRequired()));
        if (parameter.getSchema() == null || parameter.getSchema().getPattern() == null) {
            parameter.setSchema(known.schema());
        }
        // A parameter without a value is as good as none.
        if ("query".equals(parameter.getIn()) && !"wait".equals(name)) {
            parameter.setAllowEmptyValue(true);
        }
    }

    private record Known(String meaning, String example, Schema<?> schema) {}

    private static final Map<String, Known> PARAMETERS = Map.ofEntries(
            known("id", "the id", "3-17", text().pattern("^[A-Za-z0-9-]{1,64}$")),
            known("namespace", "the Kubernetes namespace", "argo", text().pattern(LABEL)),
            known(
                    "name",
                    "the object's name",
                    "hello",
                    text().pattern("^(@latest|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$")
                            .maxLength(253)),
            known(
                    "application",
                    "the Application's name",
                    "shop",
                    text().pattern(NAME).maxLength(253)),
            known(
                    "image",
                    "an image, with or without a tag or a digest",
                    "registry.example/shop/web:1.2",
                    text().pattern("^" + ImageQuery.REFERENCE_TEXT + "$").maxLength(ImageQuery.MAX_REFERENCE)),
            known(
                    "after",
                    "only those behind this one",
                    "argocd/shop/nginx:1.27.1",
                    text().pattern("^[^/]+/[^/]+/.+$")),
            known(
                    "discriminator",
                    "what selectors see as discriminator",
                    "github",
                    text().pattern("^[^\\u0000\\\\]+$")),
            known("pod", "the pod's name", "hello-1", text().pattern(NAME).maxLength(253)),
            known(
                    "wait",
                    "hold the answer until it is known what became of the event, at most this long",
                    "10s",
                    text().pattern(DURATION)),
            known(
                    "fields",
                    "which fields are wanted: paths separated by commas; with a minus before them, which are not",
                    "metadata.name",
                    text()),
            known(
                    "limit",
                    "at most so many",
                    "100",
                    number().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(1000))),
            known(
                    "state",
                    "waiting, replayed, dropped, or all",
                    "waiting",
                    text("waiting", "replayed", "dropped", "all")),
            known("from", "then or later", "2026-05-04T10:00:00Z", text().format("date-time")),
            known("until", "before", "2026-05-05T10:00:00Z", text().format("date-time")),
            known(
                    "listOptions.limit",
                    "how many at most; 0: all",
                    "10",
                    number().format("int64")
                            .minimum(BigDecimal.valueOf(Long.MIN_VALUE))
                            .maximum(BigDecimal.valueOf(Long.MAX_VALUE))),
            known(
                    "listOptions.continue",
                    "where to go on, as the last page's metadata told it",
                    "10",
                    text().pattern("^[0-9]{1,9}$")),
            known("listOptions.labelSelector", "only those with these labels", "team=shop", text().pattern(SELECTOR)),
            known(
                    "listOptions.timeoutSeconds",
                    "after how many seconds the watch ends; without it, with the connection",
                    "60",
                    number().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(3600))),
            known("deleteOptions.dryRun", "All: nothing is deleted", "All", text()),
            known("force", "true: its finalizers are removed first", "true", text()),
            known(
                    "verb",
                    "what to do",
                    "stop",
                    text("retry", "resubmit", "resume", "suspend", "terminate", "stop", "set")),
            known(
                    HandshakeController.REQUEST_ORIGIN,
                    "the sending system's DNS name",
                    "emitter.example.com",
                    text().pattern(LABEL)));

    private static Map.Entry<String, Known> known(String name, String meaning, String example, Schema<?> schema) {
        return Map.entry(name, new Known(meaning, example, schema));
    }
}

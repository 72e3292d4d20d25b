package dev.windlass.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.expr.Vectors.Answer;
import dev.windlass.expr.env.MetadataEnvironment;
import dev.windlass.golang.GoException;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.notifications.AppDetails;
import dev.windlass.golang.notifications.CommitMetadata;
import dev.windlass.golang.notifications.NotificationVariables;
import dev.windlass.golang.notifications.RepositoryService;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs a folder of vectors; the system property {@code conformance.dir} names it, else it is the module's own. */
class ConformanceTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-05-04T10:10:00Z"), ZoneOffset.UTC);
    private static final Map<String, Object> EVENT = new HashMap<>();
    private static final Map<String, Object> VARS = new HashMap<>();

    @BeforeAll
    static void readData() throws IOException {
        if (!hasExpr()) {
            return;
        }
        byte[] data = Files.readAllBytes(Vectors.folder().resolve("data.json"));
        EVENT.putAll(Vectors.object(Vectors.object(Json.unmarshal(data)).get("event")));
        VARS.putAll(Vectors.object(
                Vectors.object(Json.unmarshalPreservingInts(data)).get("vars")));
        VARS.put("time", NotificationVariables.time(NOW));
        VARS.put("strings", NotificationVariables.strings());
        VARS.put("repo", NotificationVariables.repo(new NoRepository(), Vectors.object(VARS.get("app"))));
    }

    static boolean hasExpr() {
        return Files.exists(Vectors.folder().resolve("expr.jsonl"));
    }

    static boolean hasExprenv() {
        return Files.exists(Vectors.folder().resolve("exprenv.jsonl"));
    }

    static boolean hasRandom() {
        return hasExpr() && Files.exists(Vectors.folder().resolve("random.jsonl"));
    }

    @Test
    @EnabledIf("hasExpr")
    void everyExpressionAnswersAsTheOriginal() {
        compare("expr", "expr.jsonl");
    }

    @Test
    @EnabledIf("hasRandom")
    void randomExpressionsAnswerAsTheOriginal() {
        compare("random expr", "random.jsonl");
    }

    private static void compare(String name, String file) {
        Score score = new Score();
        Vectors.read(file).forEach(vector -> {
            String source = Vectors.text(vector, "expr");
            Answer answer = Vectors.answer(() -> evaluate(Vectors.text(vector, "mode"), source));
            boolean phase = answer.phase().equals(vector.get("phase"));
            boolean isValue = "ok".equals(vector.get("phase"));
            boolean equal = Vectors.sameText(Vectors.text(vector, "text"), answer.text());
            if (isValue) {
                equal &= Vectors.text(vector, "type").equals(answer.type());
                equal &= !vector.containsKey("json") || Vectors.sameJson(vector.get("json"), answer.json());
            }
            score.add(Vectors.text(vector, "id"), phase, isValue, phase && equal);
        });
        score.print(name);
        assertThat(score.differing()).isEmpty();
    }

    private static @Nullable Object evaluate(String mode, String source) {
        return switch (mode) {
            case "selector" -> Expr.compile(source, Environment.of(EVENT)).test(EVENT);
            case "trigger" -> Expr.compile(source).run(VARS);
            case "meta" -> {
                Map<String, Object> environment = MetadataEnvironment.of(EVENT, SprigFunctions.all());
                yield Expr.compile(source, Environment.of(environment)).text(environment);
            }
            case "full" -> metadata(source, EVENT);
            default -> Expr.compile(source, Environment.of(EVENT)).run(EVENT);
        };
    }

    private static @Nullable Object metadata(String source, Map<String, Object> event) {
        Map<String, Object> environment = MetadataEnvironment.of(event, SprigFunctions.all());
        return Expr.compile(source, Environment.of(environment)).run(environment);
    }

    @Test
    @EnabledIf("hasExprenv")
    void everyMetadataExpressionAnswersAsTheOriginal() {
        Score score = new Score();
        Vectors.read("exprenv.jsonl").forEach(vector -> {
            Map<String, Object> input = Vectors.object(vector.get("input"));
            Map<String, Object> output = Vectors.object(vector.get("output"));
            Map<String, Object> event = Vectors.object(input.get("env"));
            String source = Vectors.text(input, "expr");
            Answer answer = Vectors.answer(() -> "full".equals(input.get("mode"))
                    ? metadata(source, event)
                    : Expr.compile(source, Environment.of(event)).run(event));
            boolean isValue = Boolean.TRUE.equals(output.get("ok"));
            boolean phase = answer.phase().equals(isValue ? "ok" : output.get("stage"));
            boolean equal = isValue
                    ? Vectors.text(output, "goType").equals(answer.type())
                            && (!output.containsKey("json")
                                    || Vectors.sameJson(Json.unmarshal(Vectors.text(output, "json")), answer.json()))
                    : Vectors.sameText(Vectors.text(output, "error"), answer.text());
            score.add(Vectors.text(vector, "id"), phase, isValue, phase && equal);
        });
        score.print("exprenv");
        assertThat(score.differing()).isEmpty();
    }

    /** Vectors of expressions do not ask it. */
    private record NoRepository() implements RepositoryService {
        @Override
        public CommitMetadata commitMetadata(String repoUrl, String revision, String project) {
            throw new GoException("no repository");
        }

        @Override
        public AppDetails appDetails(Map<String, ? extends @Nullable Object> application) {
            throw new GoException("no repository");
        }
    }
}

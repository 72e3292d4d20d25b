package dev.windlass.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.conformance.Cases;
import dev.windlass.conformance.ConformanceFolder;
import dev.windlass.expr.Score.Verdict;
import dev.windlass.expr.Vectors.Answer;
import dev.windlass.expr.env.MetadataEnvironment;
import dev.windlass.golang.GoException;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.notifications.AppDetails;
import dev.windlass.golang.notifications.CommitMetadata;
import dev.windlass.golang.notifications.NotificationVariables;
import dev.windlass.golang.notifications.RepositoryService;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs a folder of vectors; the system property {@code conformance.dir} names it, else it is the module's own. */
class ConformanceTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-05-04T10:10:00Z"), ZoneOffset.UTC);
    private static final ConformanceFolder FOLDER = ConformanceFolder.of(ConformanceTest.class);

    /** A folder of others need not have any. */
    static boolean hasRandom() {
        return FOLDER.has("random.jsonl");
    }

    @Test
    void everyExpressionAnswersAsTheOriginal() {
        compare("expr", "expr.jsonl", ConformanceTest::expression);
    }

    @Test
    @EnabledIf("hasRandom")
    void randomExpressionsAnswerAsTheOriginal() {
        compare("random expr", "random.jsonl", ConformanceTest::expression);
    }

    @Test
    void everyMetadataExpressionAnswersAsTheOriginal() {
        compare("exprenv", "exprenv.jsonl", ConformanceTest::metadataExpression);
    }

    private static void compare(String name, String file, Cases.Attempt<Verdict> comparison) {
        Score score = new Score();
        Cases cases = Cases.of(FOLDER, file);
        cases.run(comparison, score::add);
        score.addBroken(cases.broken());
        score.print(name);
        assertThat(score.differing()).isEmpty();
    }

    private static Verdict expression(String line) throws IOException {
        Map<String, Object> vector = Vectors.parse(line);
        Data data = Data.read();
        Answer answer =
                Vectors.answer(() -> evaluate(Vectors.text(vector, "mode"), Vectors.text(vector, "expr"), data));
        boolean phase = answer.phase().equals(vector.get("phase"));
        boolean isValue = "ok".equals(vector.get("phase"));
        boolean equal = Vectors.sameText(Vectors.text(vector, "text"), answer.text());
        if (isValue) {
            equal &= Vectors.text(vector, "type").equals(answer.type());
            equal &= !vector.containsKey("json") || Vectors.sameJson(vector.get("json"), answer.json());
        }
        return new Verdict(Vectors.text(vector, "id"), phase, isValue, phase && equal);
    }

    /** What the cases are about, from the folder or, where it has none, from the tests' own. */
    private record Data(Map<String, Object> event, Map<String, Object> vars) {
        static Data read() throws IOException {
            String text = FOLDER.textOrOwn("data.json");
            Map<String, Object> vars = new HashMap<>(Vectors.object(
                    Vectors.object(Json.unmarshalPreservingInts(text)).get("vars")));
            vars.put("time", NotificationVariables.time(NOW));
            vars.put("strings", NotificationVariables.strings());
            vars.put("repo", NotificationVariables.repo(new NoRepository(), Vectors.object(vars.get("app"))));
            return new Data(Vectors.object(Vectors.object(Json.unmarshal(text)).get("event")), vars);
        }
    }

    private static @Nullable Object evaluate(String mode, String source, Data data) {
        return switch (mode) {
            case "selector" ->
                Expr.compile(source, Environment.of(data.event())).test(data.event());
            case "trigger" -> Expr.compile(source).run(data.vars());
            case "meta" -> {
                Map<String, Object> environment = MetadataEnvironment.of(data.event(), SprigFunctions.all());
                yield Expr.compile(source, Environment.of(environment)).text(environment);
            }
            case "full" -> metadata(source, data.event());
            default -> Expr.compile(source, Environment.of(data.event())).run(data.event());
        };
    }

    private static @Nullable Object metadata(String source, Map<String, Object> event) {
        Map<String, Object> environment = MetadataEnvironment.of(event, SprigFunctions.all());
        return Expr.compile(source, Environment.of(environment)).run(environment);
    }

    private static Verdict metadataExpression(String line) {
        Map<String, Object> vector = Vectors.parse(line);
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
        return new Verdict(Vectors.text(vector, "id"), phase, isValue, phase && equal);
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

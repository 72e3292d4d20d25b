package dev.windlass.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ExprTest {
    private static final Map<String, Object> EVENT = Map.of("payload", Map.of("ref", "refs/heads/main", "n", 2.0));

    @Test
    void theReadmesExampleWorks() {
        Program program = Expr.compile("payload.ref startsWith \"refs/heads/\"", Environment.of(EVENT));
        assertThat(program.test(EVENT)).isTrue();
    }

    @Test
    void aCompileErrorTellsReasonPlaceAndSnippet() {
        assertThatThrownBy(() -> Expr.compile("1 +\n  payloud.n", Environment.of(EVENT)))
                .isInstanceOfSatisfying(CompileException.class, e -> {
                    assertThat(e.reason()).isEqualTo("unknown name payloud");
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(3);
                    assertThat(e.snippet()).isEqualTo("\n |   payloud.n\n | ..^");
                    assertThat(e).hasMessage("unknown name payloud (2:3)\n |   payloud.n\n | ..^");
                });
    }

    @Test
    void anErrorOnAnEmptyLineHasNoPlace() {
        assertThatThrownBy(() -> Expr.compile("")).hasMessage("unexpected token EOF");
    }

    @Test
    void environmentsAreEqualByNamesAndTypes() {
        assertThat(Environment.of(Map.of("a", 1.0))).isEqualTo(Environment.of(Map.of("a", 2.0)));
        assertThat(Environment.of(Map.of("a", 1.0))).isNotEqualTo(Environment.of(Map.of("a", "b")));
        assertThat(Environment.of(Map.of())).isNotEqualTo(Environment.unknown());
    }

    @Test
    void whatTheOriginalForgetsOnItsStackCounts() {
        assertThat(Expr.compile("[0, findLast([1, 2], # > 1)]").run(Map.of())).isEqualTo(List.of(true, 2L));
    }

    @Test
    void oneProgramServesManyThreads() throws Exception {
        Program program = Expr.compile("reduce(1..100, #acc + # * payload.n, 0) > 0 && payload.ref matches \"^refs/\"");
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            tasks.add(() -> program.test(EVENT));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        }
    }
}

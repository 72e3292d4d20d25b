package dev.windlass.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CasesTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    private final List<String> counted = new ArrayList<>();

    @Test
    void aCaseThatThrowsIsNamedAndTheOthersAreCounted() {
        Cases cases = Cases.of(List.of("{\"id\":\"a\"}", "{\"id\": \"b\"}", "no JSON", "{\"id\":\"c\"}"));
        cases.run(
                line -> {
                    if (line.contains("b") || line.startsWith("no")) {
                        throw new IOException("of no use");
                    }
                    return line;
                },
                counted::add);
        assertThat(counted).containsExactly("{\"id\":\"a\"}", "{\"id\":\"c\"}");
        assertThat(cases.broken())
                .containsExactly(
                        "b (line 2): java.io.IOException: of no use", "line 3: java.io.IOException: of no use");
        assertThat(cases.total()).isEqualTo(4);
    }

    @Test
    void anErrorOfTheVirtualMachineIsTheCasesFailureToo() {
        Cases cases = Cases.of(List.of("deep", "flat"));
        cases.run(line -> line.equals("deep") ? endless(1) : 0, it -> counted.add("" + it));
        assertThat(counted).containsExactly("0");
        assertThat(cases.broken()).containsExactly("line 1: java.lang.StackOverflowError");
    }

    @Test
    void aCaseThatNeverEndsIsInterruptedAndNamed() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        Cases cases = Cases.of(List.of("never", "soon")).within(SHORT);
        cases.run(
                line -> {
                    if (line.equals("never")) {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                        }
                    }
                    return line;
                },
                counted::add);
        interrupted.await();
        assertThat(counted).containsExactly("soon");
        assertThat(cases.broken()).containsExactly("line 1: has not ended within PT0.2S");
    }

    @Test
    void aCaseThatNeverEndsAndHeedsNoInterruptionIsLeftBehind() {
        var over = new CountDownLatch(1);
        Cases cases = Cases.of(List.of("never", "soon")).within(SHORT);
        cases.run(line -> line.equals("never") ? stubborn(over) : line, counted::add);
        over.countDown();
        assertThat(counted).containsExactly("soon");
        assertThat(cases.broken()).hasSize(1);
    }

    @Test
    void whatABrokenCaseMayHaveLeftInDisorderIsRepairedBeforeTheNext() {
        List<String> order = new ArrayList<>();
        Cases cases = Cases.of(List.of("bad", "good")).afterBroken(() -> order.add("repaired"));
        cases.run(
                line -> {
                    if (line.equals("bad")) {
                        throw new IllegalStateException();
                    }
                    return line;
                },
                order::add);
        assertThat(order).containsExactly("repaired", "good");
    }

    @Test
    void aLongReasonIsCutShort() {
        Cases cases = Cases.of(List.of("x".repeat(1 << 20)));
        cases.<String>run(
                line -> {
                    throw new IllegalArgumentException(line);
                },
                counted::add);
        assertThat(cases.broken().getFirst()).hasSizeLessThan(600).endsWith("…");
    }

    @Test
    void aFileThatIsNotThereOrHoldsNothingIsOneBrokenCase() throws IOException {
        var elsewhere = new ConformanceFolder(CasesTest.class, folder.toString());
        Files.writeString(folder.resolve("empty.jsonl"), "\n \n");
        for (String file : List.of("none.jsonl", "empty.jsonl")) {
            Cases cases = Cases.of(elsewhere, file).within(SHORT);
            cases.run(line -> line, counted::add);
            assertThat(cases.total()).isEqualTo(1);
            assertThat(cases.broken()).singleElement().asString().startsWith(file);
        }
        assertThat(counted).isEmpty();
    }

    @Test
    void bytesThatAreNoTextSpoilTheirOwnLineOnly() throws IOException {
        byte[] bytes = "{\"id\":\"a\"}\n?\n{\"id\":\"c\"}\r\n".getBytes(StandardCharsets.UTF_8);
        bytes[11] = (byte) 0xff;
        Files.write(folder.resolve("bytes.jsonl"), bytes);
        Cases.of(new ConformanceFolder(CasesTest.class, folder.toString()), "bytes.jsonl")
                .run(line -> line, counted::add);
        assertThat(counted).containsExactly("{\"id\":\"a\"}", "\ufffd", "{\"id\":\"c\"}");
    }

    @Test
    void theTestsOwnStandInForWhatNeedNotBeInTheFolder() throws IOException {
        Files.writeString(folder.resolve("both.txt"), "elsewhere");
        var elsewhere = new ConformanceFolder(CasesTest.class, folder.toString());
        assertThat(elsewhere.isFromElsewhere()).isTrue();
        assertThat(elsewhere.textOrOwn("both.txt")).isEqualTo("elsewhere");
        assertThat(elsewhere.ownText("both.txt")).isEqualTo("own\n");
        assertThat(elsewhere.textOrOwn("own.txt")).isEqualTo("alone\n");
        assertThat(elsewhere.has("own.txt")).isFalse();
        var own = new ConformanceFolder(CasesTest.class, "");
        assertThat(own.isFromElsewhere()).isFalse();
        assertThat(own.has("own.txt")).isTrue();
        assertThat(own.text("both.txt")).isEqualTo("own\n");
    }

    private static int endless(int depth) {
        return depth == 0 ? 0 : 1 + endless(depth + 1);
    }

    private static String stubborn(CountDownLatch over) {
        while (true) {
            try {
                over.await();
                return "late";
            } catch (InterruptedException e) {
                // It goes on waiting, as a computation would.
            }
        }
    }
}

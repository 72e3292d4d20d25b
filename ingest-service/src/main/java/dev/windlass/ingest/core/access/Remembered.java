package dev.windlass.ingest.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.windlass.ingest.core.Rejection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/**
 * Answers that count for a while, and are asked for once by all who want the same at the same time.
 *
 * @param <K> the question
 * @param <V> the answer
 */
public final class Remembered<K, V> {
    private static final Duration LONGEST_QUESTION = Duration.ofMinutes(1);

    private final Cache<K, CompletableFuture<V>> answers;
    private final Predicate<V> lasting;

    /** A question that must be asked of somebody else. */
    @FunctionalInterface
    public interface Question<V> {
        V ask() throws Rejection;
    }

    /**
     * A memory.
     *
     * @param ttl how long an answer counts; zero: only for those who wait for it together
     * @param lasting which answers are remembered at all
     */
    public Remembered(Duration ttl, int maxEntries, Predicate<V> lasting) {
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(ttl.isZero() ? LONGEST_QUESTION : ttl)
                .maximumSize(maxEntries)
                .build();
        this.lasting = ttl.isZero() ? it -> false : lasting;
    }

    /** The answer, remembered or asked for now; a failure is told to all who wait for it, and not remembered. */
    public V get(K key, Question<V> question) throws Rejection {
        var mine = new CompletableFuture<V>();
        CompletableFuture<V> known = answers.asMap().putIfAbsent(key, mine);
        if (known != null) {
            return await(known);
        }
        boolean remember = false;
        try {
            V answer = question.ask();
            remember = lasting.test(answer);
            mine.complete(answer);
            return answer;
        } catch (Rejection e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            mine.completeExceptionally(new IllegalStateException("the question could not be asked"));
            if (!remember) {
                answers.asMap().remove(key, mine);
            }
        }
    }

    private static <V> V await(CompletableFuture<V> answer) throws Rejection {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Rejection rejection) {
                throw rejection;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejection(Rejection.Reason.UNAVAILABLE, "the server is stopping");
        }
    }
}

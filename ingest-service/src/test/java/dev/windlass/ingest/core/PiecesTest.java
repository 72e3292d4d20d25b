package dev.windlass.ingest.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.core.Pieces.Next;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PiecesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Counting source = new Counting();
    private final Pieces pieces = new Pieces();

    @Test
    void theNextPieceIsAskedForOnceTheLastIsTaken() throws InterruptedException {
        pieces.follow(source);
        assertThat(source.asked).isEqualTo(1);
        pieces.put(List.of(bytes("a"), bytes("b")));
        assertThat(source.asked).isEqualTo(1);
        assertThat(pieces.next(PATIENCE))
                .isInstanceOfSatisfying(
                        Next.Piece.class,
                        it -> assertThat(it.bytes())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("ab"));
        assertThat(source.asked).isEqualTo(2);
        pieces.put(List.of());
        assertThat(source.asked).isEqualTo(3);
        assertThat(pieces.next(Duration.ofMillis(1))).isEqualTo(new Next.Quiet());
    }

    @Test
    void anEndStays() throws InterruptedException {
        pieces.follow(source);
        pieces.breakOff();
        pieces.end();
        assertThat(pieces.next(PATIENCE)).isEqualTo(new Next.Broken());
        assertThat(pieces.next(PATIENCE)).isInstanceOfAny(Next.Broken.class, Next.End.class);
        assertThat(pieces.next(PATIENCE)).isInstanceOfAny(Next.Broken.class, Next.End.class);
    }

    @Test
    void closingEndsItForSourceAndReader() throws InterruptedException {
        pieces.follow(source);
        pieces.close();
        assertThat(source.cancelled).isTrue();
        assertThat(pieces.next(PATIENCE)).isEqualTo(new Next.End());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Counting implements Pieces.Source {
        private int asked;
        private boolean cancelled;

        @Override
        public void more() {
            asked++;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}

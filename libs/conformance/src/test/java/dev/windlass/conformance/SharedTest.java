package dev.windlass.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharedTest {
    private final List<String> story = new ArrayList<>();
    private int count;

    private record Thing(int number, List<String> story) implements AutoCloseable {
        @Override
        public void close() {
            story.add("closed " + number);
        }
    }

    @Test
    void casesShareOneUntilItIsDiscarded() throws Exception {
        try (var things = new Shared<>(() -> new Thing(++count, story))) {
            assertThat(things.get()).isSameAs(things.get());
            things.discard();
            things.discard();
            assertThat(things.get().number()).isEqualTo(2);
        }
        assertThat(story).containsExactly("closed 1", "closed 2");
    }

    @Test
    void whatCannotBeMadeIsTriedAgainByTheNextThatAsks() throws Exception {
        try (var things = new Shared<>(() -> {
            if (++count == 1) {
                throw new IOException("not yet");
            }
            return new Thing(count, story);
        })) {
            assertThatThrownBy(things::get).hasMessage("not yet");
            assertThat(things.get().number()).isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeClosedIsToldAtTheEnd() throws Exception {
        var things = new Shared<AutoCloseable>(() -> () -> {
            throw new IOException("stuck");
        });
        assertThat(things.get()).isNotNull();
        things.discard();
        assertThat(things.get()).isNotNull();
        assertThatThrownBy(things::close).rootCause().hasMessage("stuck");
    }
}

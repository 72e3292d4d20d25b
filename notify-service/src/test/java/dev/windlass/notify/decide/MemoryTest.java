package dev.windlass.notify.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.RawJson;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MemoryTest {
    private static final ApplicationState KNOWN =
            ApplicationState.NEW.with(RawJson.of("{}"), Incarnation.UNKNOWN).with(new Notified(Map.of("a", 1L)));

    @Test
    void whatOthersWroteIsAddedToWhatIsKnown() {
        assertThat(Memory.withAnnotation(KNOWN, Map.of(NotifiedAnnotation.NAME, "{\"b\":2}"))
                        .notified()
                        .times())
                .isEqualTo(Map.of("a", 1L, "b", 2L));
    }

    @Test
    void whatIsWrittenBackIsKnownLaterAsOwnAndBringsNothingBack() {
        Map<String, String> own = written(Map.of("a", 1L, "b", 2L));
        assertThat(own.get(NotifiedAnnotation.NAME)).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(Memory.withAnnotation(KNOWN, own)).isEqualTo(KNOWN);
    }

    @Test
    void whereEverythingWasLostTheOwnWritingIsWhatIsLeft() {
        assertThat(Memory.withAnnotation(ApplicationState.NEW, written(Map.of("b", 2L)))
                        .notified()
                        .times())
                .isEqualTo(Map.of("b", 2L));
    }

    @Test
    void whatWasChangedSinceIsNotOwnAnyMore() {
        Map<String, String> changed = written(Map.of("a", 1L));
        changed.put(NotifiedAnnotation.NAME, "{\"c\":3}");
        assertThat(Memory.withAnnotation(KNOWN, changed).notified().times()).containsKey("c");
    }

    @Test
    void nothingIsWrittenWhereThereIsNothing() {
        assertThat(NotifiedAnnotation.of(Map.of()))
                .containsOnlyKeys(NotifiedAnnotation.NAME, NotifiedAnnotation.DIGEST);
        assertThat(NotifiedAnnotation.of(Map.of())).containsValue(null);
    }

    private static Map<String, String> written(Map<String, Long> notified) {
        Map<String, String> annotations = new HashMap<>();
        for (Map.Entry<String, @Nullable String> each :
                NotifiedAnnotation.of(notified).entrySet()) {
            if (each.getValue() != null) {
                annotations.put(each.getKey(), each.getValue());
            }
        }
        return annotations;
    }
}

package dev.windlass.binding.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.binding.core.ActedBindings;
import dev.windlass.binding.core.ActedBindings.Act;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ActedBindingsSerdeTest {
    @Test
    void whatIsWrittenIsReadWhateverTheNamesAre() {
        var acted = new ActedBindings(List.of(
                new Act("7c22c9c6-4689-4992-bcaf-6d98172f1e66", "hello", "hello-bcdfghjklm"),
                new Act("", "ünï 日本 😀", "a\0b"),
                new Act("u", "b", "x".repeat(100_000))));
        assertThat(read(acted)).isEqualTo(acted);
        assertThat(read(ActedBindings.NONE)).isEqualTo(ActedBindings.NONE);
    }

    private static ActedBindings read(ActedBindings acted) {
        try (var serde = ActedBindingsSerde.create()) {
            return serde.deserializer().deserialize("t", serde.serializer().serialize("t", acted));
        }
    }
}

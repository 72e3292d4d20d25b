package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplyTest {
    @Test
    void warningHoldsNoControlCharacter() {
        var warned = Reply.json(200, new byte[0]).warning(List.of("unknown field \"a\u007f\r\nb\"", "c"));
        assertThat(warned.headers()).containsEntry("Warning", "299 - \"unknown field \\\"a???b\\\"\", 299 - \"c\"");
    }
}

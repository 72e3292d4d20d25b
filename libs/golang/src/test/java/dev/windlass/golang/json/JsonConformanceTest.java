package dev.windlass.golang.json;

import dev.windlass.golang.Budget;
import dev.windlass.golang.Vectors;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonConformanceTest {
    @Test
    void readsAndWritesAsGoDoes() throws IOException {
        Vectors.run(JsonConformanceTest.class, "golang-json", JsonConformanceTest::call);
    }

    private static @Nullable Object call(String function, @Nullable Object[] args) {
        return switch (function) {
            case "unmarshal" -> Json.unmarshal((String) args[0]);
            case "marshal" -> Json.marshal(Budget.UNLIMITED, args[0]);
            case "marshalRaw" -> Json.marshalRaw(Budget.UNLIMITED, args[0]);
            case "marshalIndent" -> Json.marshalIndent(Budget.UNLIMITED, args[0], (String) args[1], (String) args[2]);
            case "depth" -> {
                int depth = ((Long) args[0]).intValue();
                Json.unmarshal("[".repeat(depth) + "]".repeat(depth));
                yield null;
            }
            default -> throw new IllegalArgumentException(function);
        };
    }
}

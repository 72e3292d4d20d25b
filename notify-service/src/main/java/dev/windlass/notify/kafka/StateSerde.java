package dev.windlass.notify.kafka;

import dev.windlass.contracts.RawJson;
import dev.windlass.notify.decide.ApplicationState;
import dev.windlass.notify.decide.ApplicationState.Sync;
import dev.windlass.notify.decide.Deployment;
import dev.windlass.notify.decide.Incarnation;
import dev.windlass.notify.decide.Notified;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered of an application, as JSON. */
final class StateSerde implements Serde<ApplicationState> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Stored(
            Map<String, Long> notified,
            @Nullable String annotation,
            @Nullable Sync sync,
            @Nullable String application,
            @Nullable Incarnation incarnation,
            @Nullable Deployment deployment) {}

    @Override
    public Serializer<ApplicationState> serializer() {
        return (topic, state) -> state == null ? null : JSON.writeValueAsBytes(stored(state));
    }

    @Override
    public Deserializer<ApplicationState> deserializer() {
        return (topic, bytes) -> bytes == null ? null : state(JSON.readValue(bytes, Stored.class));
    }

    private static Stored stored(ApplicationState state) {
        return new Stored(
                state.notified().times(),
                state.annotation(),
                state.sync(),
                state.application() == null ? null : state.application().toString(),
                state.incarnation(),
                state.deployment());
    }

    private static ApplicationState state(Stored stored) {
        return new ApplicationState(
                new Notified(stored.notified()),
                stored.annotation(),
                stored.sync(),
                stored.application() == null ? null : RawJson.of(stored.application()),
                Objects.requireNonNullElse(stored.incarnation(), Incarnation.UNKNOWN),
                stored.deployment());
    }
}

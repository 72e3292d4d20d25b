package dev.windlass.binding.kafka;

import dev.windlass.binding.core.ActedBindings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What bindings did for an event, as the state store keeps it: the texts one after the other, each with its length. */
final class ActedBindingsSerde {
    private ActedBindingsSerde() {}

    static Serde<ActedBindings> create() {
        return Serdes.serdeFrom((topic, acted) -> write(acted), (topic, bytes) -> read(bytes));
    }

    private static byte[] write(ActedBindings acted) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (ActedBindings.Act act : acted.acts()) {
                out.writeUTF(act.uid());
                out.writeUTF(act.binding());
                out.writeUTF(act.workflow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ActedBindings read(byte[] bytes) {
        List<ActedBindings.Act> acts = new ArrayList<>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                acts.add(new ActedBindings.Act(in.readUTF(), in.readUTF(), in.readUTF()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ActedBindings(acts);
    }
}

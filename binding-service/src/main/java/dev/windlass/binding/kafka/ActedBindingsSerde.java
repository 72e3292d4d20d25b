package dev.windlass.binding.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.apache.kafka.common.utils.ByteUtils;

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
                writeText(act.uid(), out);
                writeText(act.binding(), out);
                writeText(act.workflow(), out);
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
                acts.add(new ActedBindings.Act(readText(in), readText(in), readText(in)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ActedBindings(acts);
    }

    /** Of any length: a binding's expression may give a name that no cluster takes. */
    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(UTF_8);
        ByteUtils.writeVarint(utf8.length, out);
        out.write(utf8);
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] utf8 = new byte[ByteUtils.readVarint(in)];
        in.readFully(utf8);
        return new String(utf8, UTF_8);
    }
}

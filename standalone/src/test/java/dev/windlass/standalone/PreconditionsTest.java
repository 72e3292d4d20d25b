package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreconditionsTest {
    @TempDir
    private Path folder;

    @Test
    void aPortThatIsTakenIsNamedWithTheOptionThatChangesIt() throws IOException {
        RunningProduct.Ports free = RunningProduct.Ports.free();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            refused(
                    settings(port, free.kafka(), free.cluster()),
                    "port " + port + " is taken; choose another with --port");
            refused(
                    settings(free.http(), port, free.cluster()),
                    "port " + port + " is taken; choose another with --kafka-port PORT");
            refused(
                    settings(free.http(), free.kafka(), port),
                    "port " + port + " is taken; choose another with --cluster-port PORT");
        }
        Preconditions.hold(settings(free.http(), free.kafka(), free.cluster()));
    }

    @Test
    void aPortThatIsNoneOrTheSameAsAnotherIsRefused() throws IOException {
        RunningProduct.Ports free = RunningProduct.Ports.free();
        refused(settings(0, free.kafka(), free.cluster()), "--port is a number from 1 to 65535");
        refused(settings(free.http(), 70_000, free.cluster()), "--kafka-port is a number from 1 to 65535");
        refused(
                settings(free.http(), free.http(), free.cluster()),
                "--port and --kafka-port are the same port, " + free.http());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithTheReason() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Preconditions.lock(file))
                .isInstanceOf(CannotStartException.class)
                .hasMessage("cannot write to the folder " + file + ": " + file
                        + " is no folder; choose another with --data FOLDER");
        assertThatThrownBy(() -> Preconditions.lock(Path.of("/proc/windlass")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith("cannot write to the folder /proc/windlass: ")
                .hasMessageEndingWith("; choose another with --data FOLDER");
    }

    @Test
    void aFolderIsUsedByOneAtATime() throws IOException {
        try (FileLock lock = Preconditions.lock(folder)) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> Preconditions.lock(folder)).hasMessageContaining("is in use");
        }
        Preconditions.lock(folder).acquiredBy().close();
    }

    private void refused(Settings settings, String message) {
        assertThatThrownBy(() -> Preconditions.hold(settings))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(message);
    }

    private Settings settings(int port, int kafka, int cluster) {
        return new Settings(port, kafka, cluster, folder, null, "server");
    }
}

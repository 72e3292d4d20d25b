package dev.windlass.devbroker;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class DevBrokerTest extends BrokerSuite {
    private Path folder;
    private DevBroker broker;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        broker = DevBroker.start(0, folder);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Override
    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    void restart() throws IOException {
        int port = broker.port();
        broker.close();
        broker = DevBroker.start(port, folder);
    }
}

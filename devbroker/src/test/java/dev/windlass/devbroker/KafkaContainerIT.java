package dev.windlass.devbroker;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The same on Kafka as its project ships it. */
@Tag("containers")
final class KafkaContainerIT extends BrokerSuite {
    private static final int KAFKA_PORT = 9092;
    private static KafkaContainer kafka;

    /** On a port of its own choice Docker would put the broker elsewhere after a restart. */
    @BeforeAll
    static void start() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
                .withCreateContainerCmdModifier(it -> Objects.requireNonNullElseGet(it.getHostConfig(), HostConfig::new)
                        .withPortBindings(new PortBinding(
                                Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(KAFKA_PORT))));
        kafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.stop();
    }

    @Override
    String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    void restart() {
        kafka.getDockerClient()
                .restartContainerCmd(kafka.getContainerId())
                .withTimeout(1)
                .exec();
    }
}

package dev.windlass.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HealthCheckTest {
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answerOf200IsHealthy() {
        assertThatCode(() -> HealthCheck.ask(at("http"))).doesNotThrowAnyException();
    }

    @Test
    void anyOtherAnswerIsNot() {
        status = 503;
        assertThatThrownBy(() -> HealthCheck.ask(at("http"))).hasMessage("answered 503");
    }

    @Test
    void openPortIsHealthyAndClosedOneIsNot() throws IOException {
        assertThatCode(() -> HealthCheck.ask(at("tcp"))).doesNotThrowAnyException();
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThatThrownBy(() -> HealthCheck.ask(URI.create("tcp://127.0.0.1:" + closed)))
                .isInstanceOf(IOException.class);
    }

    private URI at(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }
}

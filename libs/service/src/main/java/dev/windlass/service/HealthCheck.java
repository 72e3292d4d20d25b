package dev.windlass.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** A container's health check, for images without a shell: ends with 0 where the address answers, else with 1. */
public final class HealthCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private HealthCheck() {}

    /**
     * Asks once.
     *
     * @param args the address: {@code http://…}, to be answered 200, or {@code tcp://host:port}, to be connected to
     */
    public static void main(String[] args) {
        try {
            ask(URI.create(args[0]));
        } catch (IOException e) {
            System.err.println(args[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }

    static void ask(URI address) throws IOException {
        int timeout = (int) TIMEOUT.toMillis();
        if ("tcp".equals(address.getScheme())) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), timeout);
            }
            return;
        }
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(timeout);
        connection.setReadTimeout(timeout);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("answered " + connection.getResponseCode());
        }
    }
}

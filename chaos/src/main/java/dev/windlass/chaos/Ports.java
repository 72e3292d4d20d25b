package dev.windlass.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports that stay free while their process is down: below those that systems give to outgoing connections, one of
 * which could otherwise take the port, or even connect to itself.
 */
final class Ports {
    private static final int FIRST = 15_000;
    private static final int END = 32_000;

    private Ports() {}

    static int free() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (java.net.BindException taken) {
                continue;
            }
        }
    }
}

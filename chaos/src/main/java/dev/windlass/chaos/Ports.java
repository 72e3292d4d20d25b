package dev.windlass.chaos;

import java.io.IOException;
import java.net.BindException;
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
        for (int tries = 0; tries < END - FIRST; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port from " + FIRST + " to " + END + " is free");
    }

    private static boolean isFree(int port) throws IOException {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }
}

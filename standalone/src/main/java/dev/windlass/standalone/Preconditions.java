package dev.windlass.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What must hold before anything is started. */
final class Preconditions {
    private Preconditions() {}

    static void hold(Settings settings) {
        if (!settings.authMode().equals("server") && !settings.authMode().equals("client")) {
            throw new CannotStartException("--auth-mode is client or server");
        }
        portIsFree(settings.port(), "--port");
        portIsFree(settings.kafkaPort(), "--kafka-port");
        if (settings.kubeconfig() == null) {
            portIsFree(settings.clusterPort(), "--cluster-port");
        } else if (!Files.isReadable(settings.kubeconfig())) {
            throw new CannotStartException("cannot read the kubeconfig " + settings.kubeconfig());
        }
    }

    /** Keeps a second process off the folder, for as long as the lock is held. */
    static FileLock lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            throw new CannotStartException("the folder " + folder + " is in use by this process", e);
        } catch (IOException e) {
            throw new CannotStartException("cannot write to the folder " + folder + ": " + e.getMessage(), e);
        }
        throw new CannotStartException("the folder " + folder
                + " is in use by another windlass; stop that one, or choose another with --data");
    }

    private static void portIsFree(int port, String option) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStartException("port " + port + " is taken; choose another with " + option + " PORT", e);
        }
    }
}

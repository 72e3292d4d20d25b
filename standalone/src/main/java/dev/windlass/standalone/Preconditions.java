package dev.windlass.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** What must hold before anything is started. */
final class Preconditions {
    private static final int MAX_PORT = 65_535;

    private Preconditions() {}

    static void hold(Settings settings) {
        if (!settings.authMode().equals("server") && !settings.authMode().equals("client")) {
            throw new CannotStartException("--auth-mode is client or server");
        }
        Map<Integer, String> taken = new HashMap<>();
        portIsFree(settings.port(), "--port", taken);
        portIsFree(settings.kafkaPort(), "--kafka-port", taken);
        if (settings.kubeconfig() == null) {
            portIsFree(settings.clusterPort(), "--cluster-port", taken);
        } else if (!Files.isReadable(settings.kubeconfig()) || Files.isDirectory(settings.kubeconfig())) {
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
            throw new CannotStartException(
                    "cannot write to the folder " + folder + ": " + reason(e) + "; choose another with --data FOLDER",
                    e);
        }
        throw new CannotStartException("the folder " + folder
                + " is in use by another windlass; stop that one, or choose another with --data FOLDER");
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException it -> it.getFile() + " is no folder";
            case FileSystemException it -> it.getReason() == null ? "it cannot be made" : it.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void portIsFree(int port, String option, Map<Integer, String> taken) {
        if (port < 1 || port > MAX_PORT) {
            throw new CannotStartException(option + " is a number from 1 to " + MAX_PORT);
        }
        String other = taken.put(port, option);
        if (other != null) {
            throw new CannotStartException(other + " and " + option + " are the same port, " + port);
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).contains("Permission denied")
                    ? " may not be opened by this user"
                    : " is taken";
            throw new CannotStartException("port " + port + why + "; choose another with " + option + " PORT", e);
        }
    }
}

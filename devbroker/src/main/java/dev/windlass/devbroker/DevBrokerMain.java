package dev.windlass.devbroker;

import java.io.IOException;
import java.nio.file.Path;

/** Runs a broker until the process is ended. */
public final class DevBrokerMain {
    private DevBrokerMain() {}

    /**
     * Starts the broker and says on standard output where it is.
     *
     * @param args the port, 0 for a free one, and the folder
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: devbroker PORT FOLDER");
        }
        DevBroker broker = DevBroker.start(Integer.parseInt(args[0]), Path.of(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.out.println("The broker is at " + broker.bootstrapServers());
        Thread.currentThread().join();
    }
}

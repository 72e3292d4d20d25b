package dev.windlass.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the product as Maven built it: a module's jar and classpath. */
final class Program {
    private final String classpath;
    private final String main;

    /**
     * Finds it.
     *
     * @param home the folder of the whole project
     * @param main the class in {@code module} that is run
     * @throws IOException where the module is not built
     */
    Program(Path home, String module, String main) throws IOException {
        Path target = home.resolve(module).resolve("target");
        this.classpath = target.resolve("classes") + ":" + Files.readString(target.resolve("classpath"));
        this.main = main;
    }

    List<String> command(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", classpath, main));
        command.addAll(arguments);
        return command;
    }
}

package dev.windlass.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where cases come from: the folder that the system property {@code conformance.dir} names, or, where it names none, the
 * resources {@code /conformance} beside the tests. Bytes that are no UTF-8 are read as U+FFFD.
 */
public final class ConformanceFolder {
    private final Class<?> beside;
    private final String folder;

    /** What a class finds: in the folder of the system property, or in its own resources. */
    public static ConformanceFolder of(Class<?> beside) {
        return new ConformanceFolder(beside, System.getProperty("conformance.dir", ""));
    }

    ConformanceFolder(Class<?> beside, String folder) {
        this.beside = beside;
        this.folder = folder;
    }

    /** Whether the cases are others than the tests' own. */
    public boolean isFromElsewhere() {
        return !folder.isEmpty();
    }

    /** Whether there is such a file. */
    public boolean has(String file) {
        return isFromElsewhere() ? Files.exists(Path.of(folder, file)) : beside.getResource(resource(file)) != null;
    }

    /**
     * What a file holds.
     *
     * @throws NoSuchFileException where the folder has no such file
     */
    public String text(String file) throws IOException {
        return isFromElsewhere()
                ? new String(Files.readAllBytes(Path.of(folder, file)), StandardCharsets.UTF_8)
                : ownText(file);
    }

    /** What goes with the cases and need not be in a folder of others: then it is the tests' own. */
    public String textOrOwn(String file) throws IOException {
        return has(file) ? text(file) : ownText(file);
    }

    /** The tests' own, wherever the others come from. */
    public String ownText(String file) throws IOException {
        try (InputStream in = beside.getResourceAsStream(resource(file))) {
            if (in == null) {
                throw new NoSuchFileException("the tests' resource " + resource(file));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String resource(String file) {
        return "/conformance/" + file;
    }
}

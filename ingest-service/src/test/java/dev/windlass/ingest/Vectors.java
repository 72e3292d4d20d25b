package dev.windlass.ingest;

import dev.windlass.conformance.Cases;
import dev.windlass.conformance.ConformanceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cases that the original answered, and where we differ from it on purpose. The folder {@code conformance.dir} wins over
 * the copies beside the tests.
 */
final class Vectors {
    private static final Path TABLE = Path.of("../docs/compatibility.md");

    private static final ConformanceFolder FOLDER = ConformanceFolder.of(Vectors.class);

    private Vectors() {}

    static Cases cases(String file) {
        return Cases.of(FOLDER, file);
    }

    /**
     * Where an answer differs on purpose.
     *
     * @param id which cases
     * @param theirs what the original answered them
     * @param ours what we answer instead
     * @param row words of the row of docs/compatibility.md that says why
     */
    record Difference(Pattern id, Pattern theirs, String ours, String row) {}

    /** The lines of a file of differences; each must be in the table. */
    static List<Difference> differences(String file) throws IOException {
        String table = Files.readString(TABLE);
        List<Difference> differences = new ArrayList<>();
        for (String line : FOLDER.textOrOwn(file)
                .lines()
                .filter(it -> !it.isBlank() && !it.startsWith("#"))
                .toList()) {
            String[] columns = line.split("\t", -1);
            if (!table.contains(columns[3])) {
                throw new AssertionError("docs/compatibility.md has no row with: " + columns[3]);
            }
            differences.add(
                    new Difference(Pattern.compile(columns[0]), Pattern.compile(columns[1]), columns[2], columns[3]));
        }
        return differences;
    }

    static Optional<Difference> of(List<Difference> differences, String id, String theirs, String ours) {
        return differences.stream()
                .filter(it -> it.ours().equals(ours)
                        && it.theirs().matcher(theirs).matches()
                        && it.id().matcher(id).matches())
                .findFirst();
    }
}

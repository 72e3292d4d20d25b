package dev.windlass.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;

/**
 * Which build this is, in the words of Argo Server; what the build did not know is {@code unknown}, never empty.
 *
 * @param buildDate when it was built, as RFC 3339 has it
 * @param gitTag the tag of its commit; {@code untagged} where that has none
 * @param gitTreeState {@code clean}, or {@code dirty} where it was built from more than its commit
 * @param goVersion the Java that runs it, which is what is asked for
 * @param compiler the virtual machine
 */
record ServerVersion(
        String version,
        String buildDate,
        String gitCommit,
        String gitTag,
        String gitTreeState,
        String goVersion,
        String compiler,
        String platform) {
    private static final String UNKNOWN = "unknown";

    static ServerVersion ofThisBuild() {
        return of(buildProperties());
    }

    /** Reads what the build wrote. */
    static ServerVersion of(Properties build) {
        String commit = known(build, "commit");
        String tags = known(build, "tags");
        return new ServerVersion(
                "windlass-" + known(build, "version"),
                known(build, "date"),
                commit,
                commit.equals(UNKNOWN) ? UNKNOWN : tags.equals(UNKNOWN) ? "untagged" : tags.split(",", 2)[0],
                treeState(known(build, "dirty")),
                "java" + Runtime.version().feature(),
                "hotspot",
                system("os.name") + "/" + system("os.arch"));
    }

    private static Properties buildProperties() {
        var properties = new Properties();
        try (InputStream in = ServerVersion.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                properties.load(in);
            }
            return properties;
        } catch (IOException e) {
            return new Properties();
        }
    }

    private static String treeState(String dirty) {
        return switch (dirty) {
            case "true" -> "dirty";
            case "false" -> "clean";
            default -> UNKNOWN;
        };
    }

    private static String known(Properties build, String name) {
        String value = build.getProperty(name, "").strip();
        return value.isEmpty() || value.startsWith("@") || value.startsWith("${") ? UNKNOWN : value;
    }

    private static String system(String property) {
        return System.getProperty(property, UNKNOWN).toLowerCase(Locale.ROOT);
    }
}

package dev.windlass.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class ServerVersionTest {
    @Test
    void whatTheBuildDidNotKnowIsUnknown() {
        ServerVersion version = ServerVersion.of(new Properties());
        assertThat(version.version()).isEqualTo("windlass-unknown");
        assertThat(version.buildDate()).isEqualTo("unknown");
        assertThat(version.gitCommit()).isEqualTo("unknown");
        assertThat(version.gitTag()).isEqualTo("unknown");
        assertThat(version.gitTreeState()).isEqualTo("unknown");
        assertThat(version.goVersion()).startsWith("java");
        assertThat(version.compiler()).isNotEmpty();
        assertThat(version.platform()).contains("/");
    }

    @Test
    void aCommitWithoutATagIsUntagged() {
        var build = new Properties();
        build.setProperty("commit", "e36f837");
        build.setProperty("tags", "");
        build.setProperty("dirty", "true");
        assertThat(ServerVersion.of(build).gitTag()).isEqualTo("untagged");
        assertThat(ServerVersion.of(build).gitTreeState()).isEqualTo("dirty");
        build.setProperty("tags", "v1.0.0,latest");
        build.setProperty("dirty", "false");
        assertThat(ServerVersion.of(build).gitTag()).isEqualTo("v1.0.0");
        assertThat(ServerVersion.of(build).gitTreeState()).isEqualTo("clean");
    }

    @Test
    void thisBuildKnowsItsDateAndCommit() {
        ServerVersion version = ServerVersion.ofThisBuild();
        assertThat(version.version()).matches("windlass-\\d+\\..*");
        assertThat(Instant.parse(version.buildDate())).isBeforeOrEqualTo(Instant.now());
        assertThat(version.gitCommit()).matches("[0-9a-f]{40}|unknown");
    }
}

package dev.windlass.notify.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class NotifyCommandTest {
    private static final String CONFIG = """
            kind: ConfigMap
            data:
              service.webhook.hook: "url: http://h/$token"
              template.t: |
                message: "{{.app.metadata.name}} {{range $k, $v := .secrets}}{{toString $v}}{{end}}"
              trigger.on-healthy: "- when: app.status.health.status == 'Healthy'\\n  send: [t]"
              trigger.on-other: "- when: app.status.missing.x == 1\\n  send: [t]"
              trigger.broken: "- when: 'a b'"
            """;
    private static final String APP = """
            kind: Application
            metadata:
              name: shop
              annotations:
                notifications.argoproj.io/subscribe.on-healthy.hook: ""
                notifications.argoproj.io/subscribe.on-other.hook: ""
            spec: {}
            status: {health: {status: Healthy}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whoWouldBeToldIsShownAndWhyOthersWouldNot() throws IOException {
        assertThat(run("trigger")).isZero();
        assertThat(out.toString().lines())
                .anyMatch(it -> it.startsWith("entry trigger.broken is off"))
                .anyMatch(it -> it.contains("on-healthy would be told to hook:"))
                .anyMatch(it -> it.startsWith("trigger on-other") && it.contains("failed to execute when condition"));
    }

    @Test
    void whatWouldBeSentIsShownWithoutSecrets() throws IOException {
        assertThat(run("render")).isZero();
        assertThat(out.toString())
                .contains("== on-healthy to hook:", "shop ***")
                .doesNotContain("very-secret");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThat(command().execute("render", "--config", "none.yaml", "--app", "none.yaml"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none.yaml");
    }

    private int run(String command) throws IOException {
        Path config = Files.writeString(folder.resolve("cm.yaml"), CONFIG);
        Path app = Files.writeString(folder.resolve("app.yaml"), APP);
        Path secret = Files.writeString(folder.resolve("secret.yaml"), "stringData: {token: very-secret}\n");
        return command()
                .execute(
                        command, "--config", config.toString(), "--app", app.toString(), "--secret", secret.toString());
    }

    private CommandLine command() {
        return NotifyCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}

package dev.windlass.notify.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class NotifyCommandTest {
    private static final String SOUND = """
            kind: ConfigMap
            data:
              service.webhook.hook: "url: http://h/$token"
              template.t: |
                message: "{{.app.metadata.name}}"
                webhook: {hook: {body: "{{.app.metadata.name}}"}}
              trigger.on-healthy: "- when: app.status.health.status == 'Healthy'\\n  send: [t]"
            """;
    private static final String APP = """
            kind: Application
            metadata:
              name: shop
              annotations:
                notifications.argoproj.io/subscribe.on-healthy.hook: ""
            spec: {}
            status: {health: {status: Healthy}}
            """;
    private static final String SECRET = "kind: Secret\nstringData: {token: very-secret}\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        write("cm.yaml", SOUND);
        write("app.yaml", APP);
        write("secret.yaml", SECRET);
    }

    @Test
    void whoWouldBeToldIsShownAndWhyOthersWouldNot() throws IOException {
        write(
                "app.yaml",
                APP.replace("spec: {}", "    notifications.argoproj.io/subscribe.on-other.hook: ''\nspec: {}"));
        write("cm.yaml", SOUND + """
              trigger.on-other: "- when: app.status.missing.x == 1\\n  send: [t]"
              trigger.broken: "- when: 'a b'"
            """);
        assertThat(run("trigger")).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(it -> it.startsWith("entry trigger.broken is off"))
                .anyMatch(it -> it.contains("on-healthy would be told to hook:"))
                .anyMatch(it -> it.startsWith("trigger on-other") && it.contains("failed to execute when condition"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trigger", "render"})
    void whereAllIsWellTheExitCodeIsZero(String command) throws IOException {
        assertThat(run(command)).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trigger", "render"})
    void anEntryThatIsOffIsNamedWithItsReasonAndFailsTheCommand(String command) throws IOException {
        write("cm.yaml", SOUND.replace("{{.app.metadata.name}}\"\n    webhook", "{{.app\"\n    webhook"));
        assertThat(run(command)).isEqualTo(1);
        assertThat(out.toString()).startsWith("entry template.t is off: ");
    }

    @Test
    void whyATemplateIsOffIsSaidWhereItWouldBeRendered() throws IOException {
        write("cm.yaml", SOUND.replace("{{.app.metadata.name}}\"\n    webhook", "{{.app\"\n    webhook"));
        run("render");
        assertThat(out.toString()).contains("would fail: template 't' is not supported; entry template.t is off: ");
    }

    @Test
    void aWebhookWithoutAMethodIsShownWithTheOneItGets() throws IOException {
        run("render");
        assertThat(out.toString()).isEqualTo("== on-healthy to hook:\nGET\nshop\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{range $k, $v := .secrets}}{{toString $v}}{{end}}",
                "{{.secrets.token}}",
                "{{.secrets.token | toString | b64enc}}",
                "{{.secrets.token | toString | printf `x%s` | b64enc}}",
                "{{.secrets.token | toString | sha256sum}}",
                "{{.secrets.token | toString | upper}}",
            })
    void noSecretIsShownWhateverATemplateMakesOfIt(String text) throws IOException {
        write("cm.yaml", SOUND.replace("body: \"{{.app.metadata.name}}\"", "body: 'said: " + text + "'"));
        assertThat(run("render")).isZero();
        assertThat(out.toString())
                .contains("said: ")
                .doesNotContainIgnoringCase("very-secret")
                .doesNotContain("118 101 114 121", "dmVyeS1zZWNyZXQ", "eHZlcnktc2VjcmV0")
                .doesNotContain("5a03bb2c42dd24ec");
    }

    @Test
    void whatTheProductWouldNotSendWouldFailForItsReason() throws IOException {
        Path field = Path.of("src/test/resources/tryout");
        assertThat(run("render", field.resolve("refused-cm.yaml"), field.resolve("refused-app.yaml")))
                .isEqualTo(1);
        assertThat(reasons())
                .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it).startsWith("failed to unmarshal attachments: "),
                        it -> assertThat(it).startsWith("failed to unmarshal blocks: "),
                        it -> assertThat(it).contains("the service's url is not an http or https address"),
                        it -> assertThat(it).contains("a header of the service is malformed"),
                        it -> assertThat(it).contains("the method is not one of HTTP's"),
                        it -> assertThat(it).contains("its address must not be reached"),
                        it -> assertThat(it).contains("the event's body is not JSON"),
                        it -> assertThat(it).contains("the event service has no namespace"));
        assertThat(out.toString()).contains("== t3 to nokey:\nPOST\na\n");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThat(command().execute("render", "--config", "/nofile", "--app", "/nofile"))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("windlass: cannot read /nofile: there is no such file\n");
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefused() throws IOException {
        Path cm = folder.resolve("cm.yaml");
        Path app = folder.resolve("app.yaml");
        refused(run("trigger", app, app), "holds a Application, and no ConfigMap");
        refused(run("trigger", cm, cm), "holds a ConfigMap, and no Application");
        refused(run("trigger", write("none.yaml", "a: 1\n"), app), "holds an object without a kind, and no ConfigMap");
        refused(run("trigger", write("list.yaml", "[]\n"), app), "holds no ConfigMap");
        refused(run("trigger", write("empty.yaml", ""), app), "holds no ConfigMap");
        refused(run("trigger", write("bad.yaml", "a: [\n"), app), "bad.yaml: not YAML: line 2");
        refused(run("trigger", folder, app), "cannot read " + folder);
        refused(
                run("trigger", write("rbac.yaml", "kind: ConfigMap\ndata: {policy.csv: x}\n"), app),
                "configures no notifications");
    }

    private void refused(int code, String reason) {
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("windlass: ").contains(reason).hasLineCount(1);
        err.getBuffer().setLength(0);
    }

    private List<String> reasons() {
        String start = "would fail: ";
        return out.toString()
                .lines()
                .filter(it -> it.startsWith(start))
                .map(it -> it.substring(start.length()))
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String command) {
        return run(command, folder.resolve("cm.yaml"), folder.resolve("app.yaml"));
    }

    private int run(String command, Path config, Path app) {
        List<String> arguments = new ArrayList<>(List.of(command, "--config", config.toString()));
        arguments.addAll(List.of("--app", app.toString()));
        arguments.addAll(List.of("--secret", folder.resolve("secret.yaml").toString()));
        return command().execute(arguments.toArray(String[]::new));
    }

    private CommandLine command() {
        return NotifyCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}

package dev.windlass.notify.tryout;

import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.OutgoingProperties;
import dev.windlass.notify.decide.Cluster;
import dev.windlass.notify.event.EventPreview;
import dev.windlass.notify.http.WebhookPreview;
import dev.windlass.notify.outgoing.AddressGuard;
import dev.windlass.notify.send.Previews;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.SettingsReader;
import dev.windlass.notify.slack.SlackPreview;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a configuration would send for an Application, to whom, and why not, without sending. */
@Command(
        name = "windlass notify",
        mixinStandardHelpOptions = true,
        description = "Try a notifications configuration on an Application, without sending.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:a file is of no use, an entry is off, a trigger fails, or something would fail to be sent",
            "2:the arguments make no sense"
        })
public final class NotifyCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // given by picocli
    private CommandSpec spec;

    /** Runs a command; ends with 0 where all is well, 1 where something is not or a file is of no use, 2 on a wrong use. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new NotifyCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr()
                    .println("windlass: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Command(
            name = "trigger",
            mixinStandardHelpOptions = true,
            description = "Which triggers hold, who would be told, and why others would not.")
    int trigger(@CommandLine.Mixin Inputs inputs) throws Exception {
        return print(inputs.trial().triggers());
    }

    @Command(name = "render", mixinStandardHelpOptions = true, description = "What would be sent, to whom.")
    int render(@CommandLine.Mixin Inputs inputs) throws Exception {
        return print(inputs.trial().notifications());
    }

    private int print(Report report) {
        report.lines().forEach(spec.commandLine().getOut()::println);
        return report.sound() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** The files. */
    static final class Inputs {
        @Option(names = "--config", required = true, description = "the ConfigMap argocd-notifications-cm")
        @SuppressWarnings("NullAway.Init") // given by picocli
        private Path config;

        @Option(names = "--app", required = true, description = "the Application")
        @SuppressWarnings("NullAway.Init") // given by picocli
        private Path app;

        @Option(names = "--secret", description = "the Secret argocd-notifications-secret")
        private @Nullable Path secret;

        @Option(names = "--project", description = "the Application's AppProject")
        private @Nullable Path project;

        Trial trial() throws UnusableFileException, UnreadableMessageException, JsonException {
            Settings settings =
                    SettingsReader.read(Manifests.config(config), Manifests.secrets(secret), Settings.EMPTY);
            Object known = project == null
                    ? null
                    : Json.unmarshalPreservingInts(
                            Manifests.json(project, "AppProject").utf8());
            var cluster = new OneProject(known instanceof Map<?, ?> map ? map : null);
            return new Trial(settings, cluster, previews(), Manifests.json(app, "Application"));
        }
    }

    /** As the service would send with the settings that it has by default. */
    private static Previews previews() {
        List<String> forbidden = new Binder()
                .bindOrCreate("windlass.notify.outgoing", OutgoingProperties.class)
                .forbidden();
        var guard = new AddressGuard(forbidden);
        return new Previews(new WebhookPreview(guard, Clock.systemUTC()), new SlackPreview(), new EventPreview());
    }

    private record OneProject(@Nullable Map<?, ?> project) implements Cluster {
        @Override
        public @Nullable Map<?, ?> application(String namespace, String name) {
            return null;
        }

        @Override
        public @Nullable Map<?, ?> project(String namespace, String name) {
            return project;
        }
    }
}

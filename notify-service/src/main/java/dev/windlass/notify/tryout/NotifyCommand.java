package dev.windlass.notify.tryout;

import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.decide.Cluster;
import dev.windlass.notify.settings.Settings;
import dev.windlass.notify.settings.SettingsReader;
import dev.windlass.notify.yaml.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a configuration would send for an Application, to whom, and why not, without sending. */
@Command(
        name = "windlass notify",
        mixinStandardHelpOptions = true,
        description = "Try a notifications configuration on an Application, without sending.")
public final class NotifyCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // given by picocli
    private CommandSpec spec;

    /** Runs a command; ends with 0 where it could be done, 1 where a file could not be read, 2 on a wrong use. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new NotifyCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Command(name = "trigger", description = "Which triggers hold, who would be told, and why others would not.")
    int trigger(@CommandLine.Mixin Inputs inputs) throws Exception {
        return print(inputs.trial().triggers());
    }

    @Command(name = "render", description = "What would be sent, to whom.")
    int render(@CommandLine.Mixin Inputs inputs) throws Exception {
        return print(inputs.trial().notifications());
    }

    private int print(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        return CommandLine.ExitCode.OK;
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

        Trial trial() throws IOException, MalformedException, UnreadableMessageException, JsonException {
            Settings settings = SettingsReader.read(Manifests.data(config), Manifests.secrets(secret), Settings.EMPTY);
            Object known = project == null
                    ? null
                    : Json.unmarshalPreservingInts(Manifests.json(project).utf8());
            return new Trial(
                    settings, new OneProject(known instanceof Map<?, ?> map ? map : null), Manifests.json(app));
        }
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

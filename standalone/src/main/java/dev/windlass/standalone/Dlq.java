package dev.windlass.standalone;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The command {@code windlass dlq}: dead letters, over the HTTP API. */
@Command(
        name = "windlass dlq",
        mixinStandardHelpOptions = true,
        description = "Lists, shows, replays and drops dead letters.",
        subcommands = {Dlq.ListLetters.class, Dlq.Show.class, Dlq.Replay.class, Dlq.Drop.class})
final class Dlq {
    private static final String NONE = "No dead letters found.";

    private Dlq() {}

    /** Ends with 1 where the API refuses, and with 2 where the arguments make no sense. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Dlq()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("windlass: " + Failures.oneLine(failure));
            return 1;
        });
    }

    /** What all of them need to know of the door. */
    static final class Door {
        @Option(
                names = "--url",
                paramLabel = "URL",
                converter = DoorAddress.class,
                description = "the API (default: ${DEFAULT-VALUE})")
        private URI url = URI.create(DoorAddress.BY_DEFAULT);

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description = "a Kubernetes token, where the door asks for one")
        private @Nullable String token;

        LettersApi api() {
            return new LettersApi(url, token);
        }
    }

    /** Which letters are meant. */
    static final class Filter {
        @Option(names = "--namespace", description = "of the event or the application")
        private @Nullable String namespace;

        @Option(names = "--topic", description = "where the record was first")
        private @Nullable String topic;

        @Option(names = "--reason", paramLabel = "TEXT", description = "what the reason contains")
        private @Nullable String reason;

        @Option(names = "--from", paramLabel = "TIME", description = "given up then or later (2026-05-04T10:00:00Z)")
        private @Nullable String from;

        @Option(names = "--until", paramLabel = "TIME", description = "given up before")
        private @Nullable String until;

        Map<String, String> parameters() {
            Map<String, String> parameters = new TreeMap<>();
            put(parameters, "namespace", namespace);
            put(parameters, "topic", topic);
            put(parameters, "reason", reason);
            put(parameters, "from", from);
            put(parameters, "until", until);
            return parameters;
        }

        private static void put(Map<String, String> parameters, String name, @Nullable String value) {
            if (value != null) {
                parameters.put(name, value);
            }
        }
    }

    /** Lists them, a line each. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, the oldest first.")
    static final class ListLetters implements Callable<Integer> {
        @Mixin
        private final Door door = new Door();

        @Mixin
        private final Filter filter = new Filter();

        @Option(names = "--state", description = "waiting, replayed, dropped, or all (default: ${DEFAULT-VALUE})")
        private String state = "waiting";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws ApiException, InterruptedException {
            Map<String, String> parameters = filter.parameters();
            parameters.put("state", state);
            var table = new Table("ID", "TIME", "TOPIC", "NAMESPACE", "STATE", "REASON");
            JsonNode page;
            do {
                page = door.api().get("", parameters);
                page.path("letters").forEach(it -> table.add(row(it)));
                parameters.put("after", page.path("next").asString(""));
            } while (!parameters.getOrDefault("after", "").isEmpty());
            if (table.isEmpty()) {
                spec.commandLine().getErr().println(NONE);
            } else {
                table.lines().forEach(spec.commandLine().getOut()::println);
            }
            return 0;
        }

        private static List<String> row(JsonNode letter) {
            return Stream.of("id", "time", "topic", "namespace", "state", "reason")
                    .map(it -> text(letter, it))
                    .toList();
        }
    }

    /** Shows one. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a dead letter with its record, as JSON.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private final Door door = new Door();

        @Parameters(paramLabel = "ID", description = "as the list has it, for example 3-17")
        private String id = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws ApiException, InterruptedException {
            spec.commandLine()
                    .getOut()
                    .println(door.api()
                            .get("/" + LettersApi.encoded(id), Map.of())
                            .toPrettyString());
            return 0;
        }
    }

    /** Puts letters back where they came from. */
    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description =
                    "Puts dead letters back where they came from: those named, or those that the options describe.")
    static final class Replay extends Settle {
        @Override
        String verb() {
            return "replay";
        }
    }

    /** Gives letters up for good. */
    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Gives dead letters up for good: those named, or those that the options describe.")
    static final class Drop extends Settle {
        @Override
        String verb() {
            return "drop";
        }
    }

    /** Does something about letters. */
    abstract static sealed class Settle implements Callable<Integer> {
        @Mixin
        private final Door door = new Door();

        @Mixin
        private final Filter filter = new Filter();

        @Option(names = "--all", description = "all that wait; needed where nothing says which")
        private boolean all;

        @Parameters(paramLabel = "ID", arity = "0..*", description = "as the list has them, for example 3-17")
        private List<String> ids = List.of();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        abstract String verb();

        @Override
        public Integer call() throws ApiException, InterruptedException {
            LettersApi api = door.api();
            Map<String, String> parameters = filter.parameters();
            if (!ids.isEmpty()) {
                for (String id : ids) {
                    print(api.post("/" + LettersApi.encoded(id) + "/" + verb(), Map.of()));
                }
                return 0;
            }
            if (parameters.isEmpty() && !all) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "which? give ids, options that describe them, or --all");
            }
            JsonNode answer;
            boolean none = true;
            do {
                answer = api.post("/" + verb(), parameters);
                none &= answer.path("letters").isEmpty();
                answer.path("letters").forEach(this::print);
            } while (answer.path("more").asBoolean(false));
            if (none) {
                spec.commandLine().getErr().println(NONE);
            }
            return 0;
        }

        private void print(JsonNode settled) {
            spec.commandLine().getOut().println(text(settled, "id") + " " + text(settled, "state"));
        }
    }

    private static String text(JsonNode of, String field) {
        return of.path(field).asString("");
    }
}

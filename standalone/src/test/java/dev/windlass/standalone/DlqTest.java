package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command before a door that answers what a test scripts, or something that is none. */
final class DlqTest {
    private final Deque<Scripted> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private String url;

    private record Scripted(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                Scripted next = answers.removeFirst();
                byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theTableIsAlignedOverAllPages() {
        answer(200, """
                {"letters":[{"id":"0-1","time":"2026-05-04T10:00:00Z","topic":"windlass.inbox","namespace":"a",
                "state":"waiting","reason":"no\\nJSON"}],"next":"0-1"}""");
        answer(200, """
                {"letters":[{"id":"0-12345","time":"2026-05-04T10:00:00.123Z","topic":"windlass.submissions",
                "namespace":"argo","state":"waiting","reason":""}]}""");
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "ID        TIME                       TOPIC                  NAMESPACE   STATE     REASON",
                        "0-1       2026-05-04T10:00:00Z       windlass.inbox         a           waiting   no JSON",
                        "0-12345   2026-05-04T10:00:00.123Z   windlass.submissions   argo        waiting");
        assertThat(asked)
                .containsExactly(
                        "GET /api/v1/dead-letters?state=waiting", "GET /api/v1/dead-letters?after=0-1&state=waiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "replay --all", "drop --all"})
    void whereThereIsNoneThatIsAllThatIsSaid(String command) {
        answer(200, "{\"letters\":[],\"more\":false}");
        assertThat(run(command.split(" ", -1))).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("No dead letters found.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show 0-1", "replay 0-1", "drop --all"})
    void whereNothingListensThatIsSaidAndNothingElse(String command) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + taken.getLocalPort();
        }
        failsWith(command, "nothing listens at " + url + " (is `./windlass up` running? use --url URL)");
    }

    @Test
    void aHostThatIsNoneIsNamed() {
        url = "http://no-such-host.invalid:2746";
        failsWith("list", "there is no host no-such-host.invalid (use --url URL)");
    }

    @Test
    void tlsBeforeADoorWithoutItIsNamed() throws IOException {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> say(plain, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            url = "https://127.0.0.1:" + plain.getLocalPort();
            failsWith("list", "what listens at " + url + " does not speak TLS; is it http:// in place of https://?");
        }
    }

    @Test
    void whatSpeaksNoHttpIsNamed() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> say(other, "SSH-2.0-none\r\n"));
            url = "http://127.0.0.1:" + other.getLocalPort();
            failsWith("list", "what listens at " + url + " does not answer in HTTP (use --url URL)");
        }
    }

    @Test
    void anotherServerIsNoDoor() {
        String status = "{\"kind\":\"Status\",\"message\":\"the server could not find it\",\"code\":404}";
        for (String body : List.of("<html>not here</html>", "", "[]", "{}", status)) {
            answer(404, body);
            failsWith(
                    "list", "what listens at " + url + " is not Windlass: it answered with status 404 (use --url URL)");
        }
        for (String body : List.of("<html>welcome</html>", "", "[1]", "{\"kind\":\"List\"}")) {
            answer(200, body);
            failsWith(
                    "list",
                    "what listens at " + url
                            + " is not Windlass: it answered with status 200, and not with dead letters (use --url URL)");
        }
    }

    @Test
    void whatTheDoorRefusesIsSaidInItsWords() {
        answer(404, "{\"code\":5,\"message\":\"there is no dead letter 0-9\"}");
        failsWith("show 0-9", "there is no dead letter 0-9");
        answer(401, "{\"code\":16,\"message\":\"token not valid\"}");
        failsWith("list", "token not valid (use --token TOKEN)");
    }

    @Test
    void aTokenThatIsNoneIsNotRepeated() {
        failsWith("list --token=se\ncret", "the token has a character that no token has; give one with --token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:2746",
                "2746",
                "ftp://localhost",
                "http://",
                "http://a b",
                "http://u:p@h",
                "http://h?x"
            })
    void anAddressThatIsNoneIsAWrongUse(String address) {
        url = address;
        assertThat(run("list")).isEqualTo(2);
        assertThat(err.toString()).contains("an address such as http://localhost:2746 is meant");
    }

    @Test
    void aDoorBehindAPathIsReached() {
        answer(200, "{\"letters\":[]}");
        url += "/windlass/";
        assertThat(run("list")).isZero();
        assertThat(asked).containsExactly("GET /windlass/api/v1/dead-letters?state=waiting");
    }

    /** Answers the first who comes, and waits until he goes. */
    private static void say(ServerSocket server, String text) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // He went first.
        }
    }

    private void answer(int status, String body) {
        answers.add(new Scripted(status, body));
    }

    private void failsWith(String command, String message) {
        err.getBuffer().setLength(0);
        assertThat(run(command.split(" ", -1))).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("windlass: " + message + "\n");
    }

    private int run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(1, List.of("--url", url));
        CommandLine line = Dlq.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments.toArray(String[]::new));
    }
}

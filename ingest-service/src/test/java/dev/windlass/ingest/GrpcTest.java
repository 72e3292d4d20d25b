package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gRPC client is told, who understands nothing but gRPC. */
final class GrpcTest {
    private static final String LIST = "/workflow.WorkflowService/ListWorkflows";

    private static World world;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        port = world.startService(world.kubeconfig());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void grpcIsAnsweredWithAStatusOfGrpc() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            var options = new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false);
            HttpClientResponse answer = vertx.createHttpClient(options)
                    .request(HttpMethod.POST, port, "127.0.0.1", LIST)
                    .compose(request -> request.putHeader("content-type", "application/grpc+proto")
                            .putHeader("te", "trailers")
                            .send(Buffer.buffer(new byte[5])))
                    .compose(response -> response.end().map(response))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.getHeader("content-type")).isEqualTo("application/grpc");
            assertThat(answer.trailers().get("grpc-status")).isEqualTo("12");
            assertThat(answer.trailers().get("grpc-message")).contains("ARGO_HTTP1=true", "--argo-http1");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void otherRequestsOverHttp2AreAnsweredAsEver() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/v1/events/argo/d"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("1"))
                    .build();
            // The first one asks for HTTP/2, the second one speaks it.
            http.send(request, BodyHandlers.ofString());
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}

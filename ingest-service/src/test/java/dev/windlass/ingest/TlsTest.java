package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door behind a certificate of its own. */
final class TlsTest {
    private static final String PASSWORD = "changeit";

    @Test
    void aRenewedCertificateIsTakenUpAndBothVersionsOfHttpAreSpoken(@TempDir Path folder) throws Exception {
        Path first = keystore(folder.resolve("first"), "first");
        Path second = keystore(folder.resolve("second"), "second");
        Path current = Files.copy(first, folder.resolve("current"));
        try (var world = new World(folder)) {
            world.namespace("argo");
            int port = world.startService(
                    world.kubeconfig(),
                    "--server.ssl.bundle=door",
                    "--spring.ssl.bundle.jks.door.keystore.location=file:" + current,
                    "--spring.ssl.bundle.jks.door.keystore.password=" + PASSWORD,
                    "--spring.ssl.bundle.jks.door.reload-on-update=true",
                    "--spring.ssl.bundle.watch.file.quiet-period=200ms");
            for (HttpClient.Version version : HttpClient.Version.values()) {
                HttpResponse<String> answer = post(port, version, first);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).isEqualTo(version);
                assertThat(subject(answer)).isEqualTo("CN=first");
            }
            Files.move(second, current, StandardCopyOption.REPLACE_EXISTING);
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> {
                        HttpResponse<String> answer = post(port, HttpClient.Version.HTTP_2, current);
                        assertThat(subject(answer)).isEqualTo("CN=second");
                    });
        }
    }

    private static HttpResponse<String> post(int port, HttpClient.Version version, Path trusted) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .version(version)
                .sslContext(trusting(trusted))
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/v1/events/argo/d"))
                            .timeout(Duration.ofSeconds(20))
                            .POST(BodyPublishers.ofString("1"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String subject(HttpResponse<?> answer) throws Exception {
        Certificate certificate = answer.sslSession().orElseThrow().getPeerCertificates()[0];
        return ((X509Certificate) certificate).getSubjectX500Principal().getName();
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        var store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("door", store.getCertificate("door"));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static Path keystore(Path file, String name) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "door",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return file;
    }
}

package dev.windlass.devcluster;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A small Kubernetes API server for development and tests: it keeps objects and runs no workflows.
 *
 * <pre>{@code
 * try (DevCluster cluster = DevCluster.start(DevClusterSettings.defaults())) {
 *     KubernetesClient client = new KubernetesClientBuilder()
 *             .withConfig(Config.fromKubeconfig(cluster.kubeconfig()))
 *             .build();
 * }
 * }</pre>
 */
public final class DevCluster implements AutoCloseable {
    private static final String OBJECTS_FILE = "objects.mv.db";
    private static final String KEYS_FOLDER = "pki";

    private final Store store;
    private final Controllers controllers;
    private final HttpServer server;
    private final URI url;
    private final @Nullable String authorityPem;
    private final Kubeconfig.User admin;

    private DevCluster(DevClusterSettings settings) throws IOException {
        Path folder = settings.folder();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Pki pki = new Pki(folder == null ? null : folder.resolve(KEYS_FOLDER));
        authorityPem = settings.tls() ? pki.authorityPem() : null;
        store = new Store(settings.watchHistory(), folder == null ? null : new Journal(folder.resolve(OBJECTS_FILE)));
        Catalog catalog = new Catalog();
        Objects objects = new Objects(store, new NamespaceDefaults(pki.authorityPem()));
        String adminToken = pki.adminToken();
        Tokens tokens = new Tokens(store, pki.tokenKeys(), adminToken);
        controllers = new Controllers(store, catalog, objects, tokens, pki.authorityPem());
        controllers.start();
        new Bootstrap(store, objects).run();
        admin = settings.auth() ? new Kubeconfig.User.Bearer(adminToken) : new Kubeconfig.User.Anyone();
        Rbac rbac = new Rbac(store);
        Authorization authorization = new Authorization(rbac, settings.auth());
        Api api = new Api(
                new Gatekeeper(settings.auth(), new Authentication(tokens), authorization),
                new Resources(
                        store,
                        objects,
                        new Watching(store, settings.bookmarkInterval()),
                        new Reviews(store, tokens, rbac, authorization),
                        authorization),
                catalog,
                tokens);
        server = new HttpServer(settings, settings.tls() ? serverTls(pki, settings.host()) : null, api::handle);
        url = URI.create((settings.tls() ? "https://" : "http://") + settings.host() + ":" + server.port());
    }

    private static SslContext serverTls(Pki pki, String host) throws IOException {
        Pki.Identity identity = pki.server(host);
        return SslContextBuilder.forServer(identity.key(), identity.certificate())
                .sslProvider(SslProvider.JDK)
                .build();
    }

    /**
     * Returns once the API answers.
     *
     * @throws IOException if the port is taken or the folder can't be used
     */
    public static DevCluster start(DevClusterSettings settings) throws IOException {
        return new DevCluster(settings);
    }

    /** Where the API is, for example {@code https://127.0.0.1:6443}; the port is the real one. */
    public URI url() {
        return url;
    }

    /** A kubeconfig text that makes its holder the cluster's administrator; credentials and CA are inline. */
    public String kubeconfig() {
        return Kubeconfig.text(url, authorityPem, admin);
    }

    /** A kubeconfig text whose user is the bearer of {@code token}, for example one from {@code kubectl create token}. */
    public String kubeconfig(String token) {
        return Kubeconfig.text(url, authorityPem, new Kubeconfig.User.Bearer(token));
    }

    /** Writes {@link #kubeconfig()} to {@code file}, readable by its owner alone where the file system can say so. */
    public Path writeKubeconfig(Path file) throws IOException {
        PrivateFiles.write(file, kubeconfig());
        return file;
    }

    /** How many clients are connected at this moment. */
    int connections() {
        return server.connections();
    }

    /** Stops serving, ends all watches and closes the store; idempotent. */
    @Override
    public void close() {
        store.endWatches();
        server.close();
        controllers.close();
        store.close();
    }
}

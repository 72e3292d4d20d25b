package dev.windlass.devcluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
    private final Store store;
    private final Controllers controllers;
    private final HttpServer server;
    private final URI url;

    private DevCluster(Store store, Controllers controllers, HttpServer server, URI url) {
        this.store = store;
        this.controllers = controllers;
        this.server = server;
        this.url = url;
    }

    /**
     * Returns once the API answers.
     *
     * @throws IOException if the port is taken or the folder can't be used
     */
    public static DevCluster start(DevClusterSettings settings) throws IOException {
        Path folder = settings.folder();
        Journal journal = null;
        if (folder != null) {
            Files.createDirectories(folder);
            journal = new Journal(folder.resolve("objects.mv.db"));
        }
        Store store = new Store(settings.watchHistory(), journal);
        Catalog catalog = new Catalog();
        Objects objects = new Objects(store, new NamespaceDefaults(""));
        Controllers controllers = new Controllers(store, catalog, objects);
        controllers.start();
        new Bootstrap(store, objects).run();
        Api api = new Api(store, catalog, objects, new Watching(store, settings.bookmarkInterval()));
        HttpServer server = new HttpServer(settings, null, api::handle);
        return new DevCluster(
                store, controllers, server, URI.create("http://" + settings.host() + ":" + server.port()));
    }

    /** Where the API is, for example {@code https://127.0.0.1:6443}; the port is the real one. */
    public URI url() {
        return url;
    }

    /** A kubeconfig text that makes its holder the cluster's administrator; credentials and CA are inline. */
    public String kubeconfig() {
        return Kubeconfig.text(url, null, new Kubeconfig.User.Anyone());
    }

    /** A kubeconfig text whose user is the bearer of {@code token}, for example one from {@code kubectl create token}. */
    public String kubeconfig(String token) {
        return Kubeconfig.text(url, null, new Kubeconfig.User.Bearer(token));
    }

    /** Writes {@link #kubeconfig()} to {@code file}, readable by its owner alone where the file system can say so. */
    public Path writeKubeconfig(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.writeString(file, kubeconfig());
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

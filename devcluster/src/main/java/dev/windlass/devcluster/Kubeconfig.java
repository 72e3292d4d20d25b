package dev.windlass.devcluster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The text of a kubeconfig file with one cluster, one user and one context. */
final class Kubeconfig {
    private Kubeconfig() {}

    /** Who the kubeconfig's holder is. */
    sealed interface User {
        record Anyone() implements User {}

        record Bearer(String token) implements User {}
    }

    static String text(URI url, @Nullable String authorityPem, User user) {
        String authority = authorityPem == null ? "" : "    certificate-authority-data: " + base64(authorityPem) + "\n";
        String credentials = credentials(user);
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: devcluster
                  cluster:
                    server: %s
                %susers:
                - name: devcluster
                  user:%scontexts:
                - name: devcluster
                  context:
                    cluster: devcluster
                    user: devcluster
                current-context: devcluster
                """.formatted(url, authority, credentials);
    }

    private static String credentials(User user) {
        return switch (user) {
            case User.Anyone anyone -> " {}\n";
            case User.Bearer bearer -> "\n    token: " + bearer.token() + "\n";
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

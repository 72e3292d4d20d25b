package dev.windlass.expr.env;

import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Those functions of Argo CD's {@code repo} that need nothing but their argument. */
public final class RepoFunctions {
    private static final Pattern WITH_SCHEME =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(?:[^@/]*@)?([^/?#]*)([^?#]*)(.*)");
    private static final Pattern LIKE_SCP = Pattern.compile("(?:[a-zA-Z0-9-._~]+@)?([a-zA-Z0-9._-]+):(.*)");

    private RepoFunctions() {}

    /** {@code RepoURLToHTTPS}, {@code FullNameByRepoURL} and {@code QueryEscape}; more may be put beside them. */
    public static Map<String, @Nullable Object> repo() {
        Map<String, @Nullable Object> repo = new HashMap<>();
        repo.put(
                "RepoURLToHTTPS",
                TriggerFunctions.function(
                        "RepoURLToHTTPS", Type.STRING, args -> https(String.valueOf(args[0])), Type.STRING));
        repo.put(
                "FullNameByRepoURL",
                TriggerFunctions.function(
                        "FullNameByRepoURL", Type.STRING, args -> fullName(String.valueOf(args[0])), Type.STRING));
        repo.put(
                "QueryEscape",
                TriggerFunctions.function(
                        "QueryEscape", Type.STRING, args -> escape(String.valueOf(args[0])), Type.STRING));
        return repo;
    }

    private record Address(String host, String path, String rest) {}

    /** The parts of a URL, of an scp-like address such as {@code git@host:path}, or of a path alone. */
    private static Address parse(String url) {
        Matcher full = WITH_SCHEME.matcher(url);
        if (full.matches()) {
            return new Address(full.group(2), full.group(3), full.group(4));
        }
        Matcher scp = LIKE_SCP.matcher(url);
        return scp.matches() ? new Address(scp.group(1), scp.group(2), "") : new Address("", url, "");
    }

    private static String https(String url) {
        Address address = parse(url);
        String path = address.path.isEmpty() || address.path.startsWith("/") ? address.path : "/" + address.path;
        return "https://" + address.host + path + address.rest;
    }

    private static String fullName(String url) {
        String path = parse(url).path;
        String bare = path.endsWith(".git") ? path.substring(0, path.length() - 4) : path;
        List<String> parts = Arrays.stream(bare.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.size() >= 2 ? parts.get(0) + "/" + parts.get(1) : bare;
    }

    private static String escape(String text) {
        if (text.length() > 1 << 20) {
            throw new GoPanic("memory budget exceeded");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

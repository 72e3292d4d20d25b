package dev.windlass.golang.notifications;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.strconv.Unicode;
import dev.windlass.golang.url.GoUrl;
import dev.windlass.golang.url.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repository addresses: URLs of git's transports, {@code user@host:path}, or a path, tried in that order. */
final class GitUrl {
    private static final Set<String> TRANSPORTS =
            Set.of("ssh", "git", "git+ssh", "http", "https", "ftp", "ftps", "rsync", "file");
    private static final Pattern SCP =
            Pattern.compile("([a-zA-Z0-9-._~]+@)?([a-zA-Z0-9._-]+):([a-zA-Z0-9./_-]+)\\??([^\\n]*)");
    private static final int MAX_SCP_BYTES = 2048;

    private GitUrl() {}

    private static GoUrl parse(String address) {
        try {
            GoUrl url = GoUrl.parse(address);
            if (TRANSPORTS.contains(url.scheme())) {
                return url;
            }
        } catch (GoException e) {
            return unlessUrl(address);
        }
        return unlessUrl(address);
    }

    private static GoUrl unlessUrl(String address) {
        Matcher scp = SCP.matcher(address);
        if (GoString.length(address) > MAX_SCP_BYTES || !scp.matches()) {
            return GoUrl.of("file", null, "", address, "");
        }
        String user = scp.group(1);
        UserInfo info = user == null ? null : new UserInfo(user.substring(0, user.length() - 1), null);
        return GoUrl.of("ssh", info, scp.group(2), scp.group(3), scp.group(4));
    }

    /** The address to read it by HTTPS, without a user. */
    static String toHttps(String address) {
        return parse(address).anonymous("https").toString();
    }

    /** The first two segments of its path, or the whole path if there are fewer. */
    static String fullName(String address) {
        String path = parse(address).path();
        String bare = path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
        List<String> segments = new ArrayList<>();
        for (String segment : bare.split("/", -1)) {
            String trimmed = Unicode.trimSpace(segment);
            if (!trimmed.isEmpty()) {
                segments.add(trimmed);
            }
        }
        return segments.size() < 2 ? bare : segments.get(0) + "/" + segments.get(1);
    }
}

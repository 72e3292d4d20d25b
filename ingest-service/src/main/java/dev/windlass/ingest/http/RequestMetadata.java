package dev.windlass.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What selectors see of a request's headers: those that begin with x-, in lower case, less those that hold secrets. */
final class RequestMetadata {
    private static final Set<String> SECRETS = Set.of("x-gitlab-token", "x-hub-signature", "x-hub-signature-256");

    private RequestMetadata() {}

    static Map<String, List<String>> of(HttpServletRequest request) {
        Map<String, List<String>> metadata = new LinkedHashMap<>();
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            if (name.length() > 2 && (name.charAt(0) | 0x20) == 'x' && name.charAt(1) == '-') {
                String lower = name.toLowerCase(Locale.ROOT);
                if (!SECRETS.contains(lower)) {
                    metadata.computeIfAbsent(lower, it -> new ArrayList<>())
                            .addAll(Collections.list(request.getHeaders(name)));
                }
            }
        }
        return metadata;
    }
}

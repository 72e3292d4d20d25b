package dev.windlass.ingest.http;

import dev.windlass.contracts.SecretHeaders;
import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What selectors see of a request's headers, as Argo Server's gateway passes it on: those that begin with x-, in lower
 * case, less those that hold secrets; those that end in -bin decoded; and always whence it came and to which host.
 */
@Component
final class RequestMetadata {
    private static final String LEFT_OUT = RequestMetadata.class.getName() + ".left-out.";
    private static final String FORWARDED_FOR = "x-forwarded-for";
    private static final String FORWARDED_HOST = "x-forwarded-host";

    private final SecretHeaders secrets;

    RequestMetadata(SecretHeaders secrets) {
        this.secrets = secrets;
    }

    /** Leaves out a header of one request. */
    static void leaveOut(String name, HttpServletRequest request) {
        request.setAttribute(LEFT_OUT + name.toLowerCase(Locale.ROOT), true);
    }

    Map<String, List<String>> of(HttpServletRequest request) throws Rejection {
        Map<String, List<String>> metadata = new LinkedHashMap<>();
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-") && !secrets.isSecret(lower) && request.getAttribute(LEFT_OUT + lower) == null) {
                metadata.put(lower, values(name, request));
            } else if (lower.startsWith("grpc-metadata-")) {
                values(name, request);
            }
        }
        append(metadata, FORWARDED_HOST, host(request));
        append(metadata, FORWARDED_FOR, peers(request));
        return metadata;
    }

    private static List<String> values(String name, HttpServletRequest request) throws Rejection {
        List<String> values = new ArrayList<>();
        boolean binary = name.regionMatches(true, name.length() - 4, "-bin", 0, 4);
        for (String value : Collections.list(request.getHeaders(name))) {
            values.add(binary ? BinaryHeader.decode(name, value) : text(value));
        }
        return values;
    }

    /** The bytes that were sent as UTF-8 if they are; else each byte is a character. */
    static String text(String latin1) {
        boolean ascii = latin1.chars().allMatch(it -> it < 0x80);
        return ascii ? latin1 : text(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static @Nullable String host(HttpServletRequest request) {
        String forwarded = request.getHeader(FORWARDED_HOST);
        String host = forwarded == null || forwarded.isEmpty() ? request.getHeader("Host") : forwarded;
        if (host == null && request.getServerName() != null) {
            // HTTP/2 has an authority in place of the header.
            int port = request.getServerPort();
            host = request.getServerName() + (port == 80 || port == 443 ? "" : ":" + port);
        }
        return host == null || host.isEmpty() ? null : text(host);
    }

    private static String peers(HttpServletRequest request) {
        String forwarded = request.getHeader(FORWARDED_FOR);
        String peer = request.getRemoteAddr();
        return forwarded == null || forwarded.isEmpty() ? peer : text(forwarded) + ", " + peer;
    }

    private static void append(Map<String, List<String>> metadata, String name, @Nullable String value) {
        if (value != null) {
            metadata.computeIfAbsent(name, it -> new ArrayList<>()).add(value);
        }
    }
}

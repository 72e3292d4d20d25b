package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a request's body is encoded. */
enum ContentEncoding {
    IDENTITY,
    GZIP;

    /** Those that are read, as the header Accept-Encoding lists them. */
    static final String ACCEPTED = "gzip, identity";

    /** What the header Content-Encoding says. */
    static ContentEncoding of(HttpServletRequest request) throws Rejection {
        List<String> codings = Collections.list(request.getHeaders("Content-Encoding")).stream()
                .flatMap(it -> Stream.of(it.split(",", -1)))
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty() && !it.equals("identity"))
                .toList();
        if (codings.isEmpty()) {
            return IDENTITY;
        }
        if (codings.size() == 1
                && (codings.getFirst().equals("gzip") || codings.getFirst().equals("x-gzip"))) {
            return GZIP;
        }
        throw new Rejection(
                Rejection.Reason.UNSUPPORTED_ENCODING,
                "the body has a content encoding that is not read here; send it as it is, or with Content-Encoding: gzip");
    }
}

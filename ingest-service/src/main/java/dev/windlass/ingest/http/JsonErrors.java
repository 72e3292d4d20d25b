package dev.windlass.ingest.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers in the API's own form where Tomcat refuses a request before any filter sees it. */
final class JsonErrors extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            GrpcCode.ofHttp(status).write(response, status, message(status));
            response.finishResponse();
        } catch (IOException e) {
            // The client is gone, and nobody is left to be told.
        }
    }

    private static String message(int status) {
        if (status == HttpServletResponse.SC_BAD_REQUEST) {
            return "the request is not valid HTTP: its path, its query or a header holds a character that must be encoded,"
                    + " or there is too much of them";
        }
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "the request cannot be served" : known.getReasonPhrase();
    }
}

package dev.windlass.notify.slack;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Reads an answer whole before the client does, unpacked, and breaks off one that is too long. */
final class LimitedAnswers implements Interceptor {
    private static final long MAX_BYTES = 1 << 20;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.body() != null && response.body().source().request(MAX_BYTES + 1)) {
            response.close();
            throw new IOException("an answer of more than " + MAX_BYTES + " bytes");
        }
        return response;
    }
}

package dev.windlass.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * One kept-alive HTTP/1.1 connection over which requests are sent one after another: as little work as can be, since it
 * shares the processors with the server that is measured.
 */
final class HttpConnection implements Load.Worker {
    private final Socket socket;
    private final InputStream in;
    private final Supplier<byte[]> requests;

    /** The same request again and again. */
    HttpConnection(int port, byte[] request) throws IOException {
        this(port, () -> request);
    }

    HttpConnection(int port, Supplier<byte[]> requests) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 8192);
        this.requests = requests;
    }

    /** @param headers whole lines, each ended by CR LF */
    static byte[] get(String path, String... headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @param headers whole lines, each ended by CR LF */
    static byte[] post(String path, String body, String... headers) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n" + String.join("", headers) + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void once() throws IOException {
        exchange();
    }

    /** Sends a request and returns the length of the answer's body; any answer but 200 or 201 is a failure. */
    int exchange() throws IOException {
        socket.getOutputStream().write(requests.get());
        String status = line();
        if (!status.startsWith("HTTP/1.1 200") && !status.startsWith("HTTP/1.1 201")) {
            throw new IOException("answered " + status);
        }
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        in.skipNBytes(length);
        return length;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

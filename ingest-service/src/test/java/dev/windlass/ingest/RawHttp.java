package dev.windlass.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One HTTP/1.1 request over a connection of its own, sent to the letter. */
final class RawHttp {
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private RawHttp() {}

    /** What came back; header names in lower case, of several the last. */
    record Answer(int status, Map<String, String> headers, String body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /** A header as a name and its value, each character of which is a byte. */
    record Header(String name, String bytes) {
        /** A value that is sent as UTF-8. */
        static Header of(String name, String value) {
            return new Header(name, new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
    }

    /** Sends a request; the answer is what came until the connection was closed or {@code patienceMillis} had passed */
    static Answer send(int port, String method, String path, List<Header> headers, byte[] body, int patienceMillis)
            throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                (method + " " + path + " HTTP/1.1\r\nHost: localhost:2746\r\n").getBytes(StandardCharsets.UTF_8));
        boolean closes = false;
        for (Header header : headers) {
            closes |= header.name().equalsIgnoreCase("Connection");
            out.writeBytes((header.name() + ": ").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(header.bytes().getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(new byte[] {'\r', '\n'});
        }
        if (!closes) {
            out.writeBytes("Connection: close\r\n".getBytes(StandardCharsets.UTF_8));
        }
        if (body.length > 0 || method.equals("POST") || method.equals("PUT")) {
            out.writeBytes(("Content-Length: " + body.length + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return send(port, out.toByteArray(), patienceMillis);
    }

    /** Sends bytes, whatever they are. */
    static Answer send(int port, byte[] request, int patienceMillis) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            long deadline = System.nanoTime() + patienceMillis * 1_000_000L;
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException e) {
                // It may answer and close before it has read everything.
            }
            return parse(all(socket, deadline));
        }
    }

    private static byte[] all(Socket socket, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        var all = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try {
            int read = 0;
            // Something that comes now and then must not hold us for ever.
            while (read >= 0 && System.nanoTime() < deadline && !complete(all.toByteArray())) {
                socket.setSoTimeout(Math.max(1, (int) ((deadline - System.nanoTime()) / 1_000_000L)));
                read = in.read(piece);
                all.write(piece, 0, Math.max(read, 0));
            }
        } catch (SocketTimeoutException | SocketException e) {
            // A stream has no end, and a refused body may reset the connection behind the answer.
        }
        return all.toByteArray();
    }

    /** An answer with a length is complete although the connection stays open. */
    private static boolean complete(byte[] answer) {
        int head = indexOf(answer, END, 0);
        if (head < 0 || answer.length > 1 << 20) {
            return false;
        }
        Map<String, String> headers = headers(answer, head);
        String length = headers.get("content-length");
        return (length != null && answer.length >= head + 4 + Integer.parseInt(length))
                || (headers.containsKey("transfer-encoding")
                        && indexOf(answer, "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII), head) > 0);
    }

    private static Answer parse(byte[] answer) throws IOException {
        int head = indexOf(answer, END, 0);
        if (head < 0) {
            throw new IOException("no answer");
        }
        String statusLine = new String(answer, 0, head, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElseThrow();
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        Map<String, String> headers = headers(answer, head);
        byte[] body = Arrays.copyOfRange(answer, head + 4, answer.length);
        if (status == 100) {
            return parse(body);
        }
        if (headers.containsKey("transfer-encoding")) {
            body = dechunked(body);
        }
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(byte[] answer, int head) {
        Map<String, String> headers = new TreeMap<>();
        new String(answer, 0, head, StandardCharsets.ISO_8859_1).lines().skip(1).forEach(line -> {
            String[] pair = line.split(":", 2);
            headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip());
        });
        return headers;
    }

    private static byte[] dechunked(byte[] body) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int line = indexOf(body, new byte[] {'\r', '\n'}, at);
            if (line < 0) {
                break;
            }
            int size = Integer.parseInt(new String(body, at, line - at, StandardCharsets.US_ASCII).strip(), 16);
            int end = Math.min(body.length, line + 2 + size);
            out.write(body, line + 2, end - line - 2);
            at = end + 2;
            if (size == 0) {
                break;
            }
        }
        return out.toByteArray();
    }

    private static int indexOf(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}

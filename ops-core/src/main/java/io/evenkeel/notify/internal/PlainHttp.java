package io.evenkeel.notify.internal;

import io.evenkeel.notify.Outgoing.Answered;
import io.evenkeel.notify.Outgoing.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 exchange (RFC 9112) over one connection to an address that the caller resolved. The JDK's client resolves the
 * name itself, a second time, when what it answers may have changed; so this one is ours. The certificate is checked for
 * the name in the URL.
 */
final class PlainHttp {

    private static final int MOST_HEAD = 16 * 1024;
    private static final int MOST_BODY = 64 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

    private final SSLSocketFactory tls;

    PlainHttp(SSLSocketFactory tls) {
        this.tls = tls;
    }

    Answered exchange(InetAddress address, Call call) throws IOException {
        URI url = call.address();
        boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : encrypted ? 443 : 80;
        try (Socket plain = new Socket()) {
            Thread end = Thread.ofVirtual().name("outgoing-end").start(() -> closeAfter(plain, call.longest()));
            try {
                plain.connect(new InetSocketAddress(address, port), millis(call.longest()));
                plain.setSoTimeout(millis(call.longest()));
                plain.setTcpNoDelay(true);
                return encrypted ? talk(encrypt(plain, host(url), port), call) : talk(plain, call);
            } finally {
                end.interrupt();
            }
        }
    }

    /** A receiver that answers drop by drop would otherwise hold the thread for ever. */
    private static void closeAfter(Socket socket, Duration longest) {
        try {
            Thread.sleep(longest);
            socket.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            // It is closed, which is all that is wanted.
        }
    }

    private SSLSocket encrypt(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static Answered talk(Socket socket, Call call) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head(call).getBytes(StandardCharsets.ISO_8859_1));
        out.write(call.body());
        out.flush();
        InputStream in = socket.getInputStream();
        String head = readHead(in);
        // Interim answers say nothing (RFC 9110 §15.2).
        while (status(head) < 200) {
            head = readHead(in);
        }
        return new Answered(status(head), new String(readBody(in, head), StandardCharsets.UTF_8));
    }

    private static String head(Call call) {
        URI url = call.address();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String port = url.getPort() >= 0 ? ":" + url.getPort() : "";
        StringBuilder head = new StringBuilder()
                .append(call.method() + " " + path + query + " HTTP/1.1\r\n")
                .append("Host: " + url.getHost() + port + "\r\n")
                .append("User-Agent: Evenkeel\r\nConnection: close\r\nAccept: */*\r\n");
        if (!call.method().equals("GET")) {
            head.append("Content-Length: " + call.body().length + "\r\n");
        }
        call.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("\r\n").toString();
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            head.append(line).append('\n');
            if (head.length() > MOST_HEAD) {
                throw new IOException("its answer begins with more than " + MOST_HEAD + " bytes of headers");
            }
        }
        return head.toString();
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("it broke off before its answer was whole");
            }
            if (line.size() > MOST_HEAD) {
                throw new IOException("its answer has a line of more than " + MOST_HEAD + " bytes");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static int status(String head) throws IOException {
        Matcher first = STATUS.matcher(head.lines().findFirst().orElse(""));
        if (!first.matches()) {
            throw new IOException("it does not speak HTTP");
        }
        return Integer.parseInt(first.group(1));
    }

    /** The body is for people who look for what is wrong, so one that breaks off is read as far as it goes. */
    private static byte[] readBody(InputStream in, String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("\ntransfer-encoding: chunked")) {
            return readChunks(in);
        }
        Matcher length = Pattern.compile("\ncontent-length: *(\\d{1,9})\n").matcher(lower);
        return in.readNBytes(length.find() ? Math.min(Integer.parseInt(length.group(1)), MOST_BODY) : MOST_BODY);
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < MOST_BODY) {
            String size = readLine(in).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,7}") || Integer.parseInt(size, 16) == 0) {
                break;
            }
            body.write(in.readNBytes(Math.min(Integer.parseInt(size, 16), MOST_BODY - body.size())));
            readLine(in);
        }
        return body.toByteArray();
    }

    /** As the resolver takes it: an IPv6 address without its brackets. */
    static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(duration.toMillis(), Integer.MAX_VALUE));
    }
}

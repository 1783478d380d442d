package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the public API of a {@link LocalServer} with its operator token. Thread-safe. */
final class ServerCalls implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LocalServer server;
    private final HttpClient http;
    private final List<String> caller;

    /** As the local operator. */
    ServerCalls(LocalServer server) {
        this(server, bearer(server.token()));
    }

    /** With a token of one's own. */
    static ServerCalls withToken(LocalServer server, String token) {
        return new ServerCalls(server, bearer(token));
    }

    private ServerCalls(LocalServer server, List<String> caller) {
        this.server = server;
        this.caller = caller;
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
        server.certificateSha256().ifPresent(expected -> builder.sslContext(onlyThis(expected)));
        this.http = builder.build();
    }

    private static List<String> bearer(String token) {
        return List.of("Authorization", "Bearer " + token);
    }

    /** As a person, who signs in as in a browser. */
    static ServerCalls signedIn(LocalServer server, String name, String password)
            throws IOException, InterruptedException, Refused {
        try (var nobody = new ServerCalls(server, List.of("Accept", "*/*"))) {
            var answer = nobody.http.send(
                    nobody.request(
                            "POST",
                            "/api/session",
                            BodyPublishers.ofString(
                                    JSON.writeValueAsString(Map.of("name", name, "password", password)))),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new Refused(name + " could not sign in: the server answered " + answer.statusCode() + ".");
            }
            String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
            return new ServerCalls(
                    server,
                    List.of(
                            "Cookie",
                            cookie.substring(0, Math.max(0, cookie.indexOf(';'))),
                            "X-CSRF-Token",
                            JSON.readTree(answer.body()).path("csrfToken").asString("")));
        }
    }

    /** The server refused; the message is the sentence that it gave. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        Refused(String sentence) {
            this(sentence, "");
        }

        Refused(String sentence, String code) {
            super(sentence);
            this.code = code;
        }

        /** The problem's stable name; empty where the server did not refuse. */
        String code() {
            return code;
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException, Refused {
        return send("GET", path, Optional.empty());
    }

    /** What the server says of itself, also when it is not well and answers 503. */
    JsonNode health() throws IOException, InterruptedException {
        return JSON.readTree(http.send(request("GET", "/api/health", BodyPublishers.noBody()), BodyHandlers.ofString())
                .body());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException, Refused {
        return send("POST", path, Optional.of(body));
    }

    JsonNode put(String path, Object body) throws IOException, InterruptedException, Refused {
        return send("PUT", path, Optional.of(body));
    }

    JsonNode delete(String path) throws IOException, InterruptedException, Refused {
        return send("DELETE", path, Optional.empty());
    }

    /**
     * Sends log lines as a shipper does.
     *
     * @param body in the bulk API's form
     */
    void bulk(String body) throws IOException, InterruptedException, Refused {
        var request = HttpRequest.newBuilder(server.url().resolve("/_bulk"))
                .timeout(PATIENCE)
                .headers(caller.toArray(String[]::new))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new Refused("The server answered " + answer.statusCode() + " to log lines.");
        }
    }

    /** Hands the body on as it comes, however long it is. */
    void download(String path, OutputStream to) throws IOException, InterruptedException, Refused {
        var answer = http.send(
                HttpRequest.newBuilder(server.url().resolve(path))
                        .timeout(Duration.ofMinutes(1))
                        .header("Authorization", "Bearer " + server.token())
                        .build(),
                BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() >= 400) {
                throw new Refused("The server answered " + answer.statusCode() + " to " + path + ".");
            }
            body.transferTo(to);
        }
    }

    private JsonNode send(String method, String path, Optional<Object> body)
            throws IOException, InterruptedException, Refused {
        var publisher = body.map(value -> BodyPublishers.ofString(JSON.writeValueAsString(value)))
                .orElse(BodyPublishers.noBody());
        var answer = answered(request(method, path, publisher));
        JsonNode json = answer.body().isBlank() || !answer.body().startsWith("{")
                ? JSON.createObjectNode()
                : JSON.readTree(answer.body());
        if (answer.statusCode() >= 400) {
            throw new Refused(
                    json.path("detail").asString("The server answered " + answer.statusCode() + "."),
                    json.path("type").asString("").replace("urn:evenkeel:problem:", ""));
        }
        return json;
    }

    /** What the client says of a lost connection is nothing for people, and sometimes nothing at all. */
    private HttpResponse<String> answered(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("the server at " + server.url() + " does not answer any more.", e);
        }
    }

    private HttpRequest request(String method, String path, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(server.url().resolve(path))
                .timeout(PATIENCE)
                .headers(caller.toArray(String[]::new))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** The server's certificate is its own; the data folder says which, so no authority has to vouch for it. */
    private static SSLContext onlyThis(String sha256) {
        TrustManager pinned = new Pinned(sha256);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {pinned}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS.", e);
        }
    }

    /**
     * Trusts one certificate, whatever name it is for: the address on this machine need not stand in it. Only the
     * extended form keeps Java from checking the name after all.
     */
    private static final class Pinned extends X509ExtendedTrustManager {
        private final byte[] sha256;

        Pinned(String sha256) {
            this.sha256 = HexFormat.of().parseHex(sha256);
        }

        private void mustBeIt(X509Certificate[] chain) throws CertificateException {
            try {
                byte[] found = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
                if (!MessageDigest.isEqual(found, sha256)) {
                    throw new CertificateException("The server's certificate is not the one in run/server.json.");
                }
            } catch (NoSuchAlgorithmException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            mustBeIt(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            mustBeIt(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            mustBeIt(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("This is a client only.");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

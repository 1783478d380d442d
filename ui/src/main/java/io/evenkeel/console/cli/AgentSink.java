package io.evenkeel.console.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.evenkeel.protocol.LogShipmentReader;
import io.evenkeel.protocol.LogShipmentUnreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Takes what an agent sends, on a free port of this machine, and keeps nothing but the count. */
final class AgentSink implements AutoCloseable {

    private static final String PASSWORD = "only-for-this-run";
    private static final int KEYTOOL_SECONDS = 60;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Optional<String> certificateSha256;
    private final AtomicLong pushes = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();

    private AgentSink(HttpServer http, Optional<String> certificateSha256) {
        this.http = http;
        this.certificateSha256 = certificateSha256;
        http.setExecutor(threads);
        http.createContext("/", this::take);
        http.start();
    }

    static AgentSink plain() throws IOException {
        return new AgentSink(HttpServer.create(anyPort(), 0), Optional.empty());
    }

    /** @param folder where the certificate's key is put, for this run only */
    static AgentSink withTls(Path folder) throws IOException, InterruptedException {
        try {
            KeyStore keys = generated(folder.resolve("sink.p12"));
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            HttpsServer https = HttpsServer.create(anyPort(), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(context));
            byte[] certificate = keys.getCertificate("sink").getEncoded();
            return new AgentSink(
                    https,
                    Optional.of(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate))));
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS can't be set up: " + e.getMessage(), e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static KeyStore generated(Path file) throws IOException, InterruptedException, GeneralSecurityException {
        Files.deleteIfExists(file);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "sink",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool of this Java made no certificate");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/logs/agent")) {
                lines.addAndGet(LogShipmentReader.read(exchange.getRequestBody())
                        .lines()
                        .size());
            } else {
                bytes.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            }
            if (path.endsWith("/write")) {
                pushes.incrementAndGet();
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (LogShipmentUnreadable e) {
            throw new IOException("the agent sent what nobody can read", e);
        }
    }

    String url() {
        return String.format(
                Locale.ROOT,
                "%s://127.0.0.1:%d",
                certificateSha256.isPresent() ? "https" : "http",
                http.getAddress().getPort());
    }

    Optional<String> certificateSha256() {
        return certificateSha256;
    }

    long pushes() {
        return pushes.get();
    }

    /** Log lines that arrived. */
    long lines() {
        return lines.get();
    }

    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

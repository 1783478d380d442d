package io.evenkeel.logs.internal.elastic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/**
 * A real Elasticsearch of one node, as a process of its own from the jars that Maven names in {@code target/elasticsearch-node.txt};
 * one for all tests of this JVM, ended with it. It has the core and HTTP only: no security, no plugins. Elasticsearch is under
 * licences that Evenkeel does not ship.
 */
final class ElasticNode {
    private static final Path JARS = Path.of("target", "elasticsearch-node.txt");
    private static final Path SOURCE = Path.of("src", "test", "elasticsearch", "Node.java");
    private static final Duration START_AT_MOST = Duration.ofMinutes(2);

    /** Of the plugin that asks Maven for the jars. */
    private static final List<String> NOT_OF_THE_NODE =
            List.of("/org/apache/ant/", "/org/apache/maven/", "/org/codehaus/plexus/", "/commons-io/");

    private static ElasticNode shared;

    private final Path home;
    private final List<Path> jars;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private ElasticNode(Path home, List<Path> jars, int port) {
        this.home = home;
        this.jars = jars;
        this.port = port;
    }

    static synchronized ElasticNode shared() {
        if (shared == null) {
            try {
                shared = new ElasticNode(Files.createTempDirectory("evenkeel-elastic"), jars(), freePort());
                shared.prepare();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(shared::remove, "elastic-end"));
            shared.start();
        }
        return shared;
    }

    private static List<Path> jars() throws IOException {
        return Arrays.stream(Files.readString(JARS).strip().split(":"))
                .filter(jar -> NOT_OF_THE_NODE.stream().noneMatch(jar::contains))
                .map(Path::of)
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOfHttp(Path jar) {
        String name = jar.getFileName().toString();
        return name.startsWith("transport-netty4")
                || name.startsWith("netty-")
                || name.startsWith("elasticsearch-ssl-config");
    }

    private void prepare() throws IOException {
        Path module = home.resolve("modules/transport-netty4");
        for (String folder : List.of("config", "plugins", "lib", "data", "logs", "modules/transport-netty4")) {
            Files.createDirectories(home.resolve(folder));
        }
        for (Path jar : jars) {
            if (isOfHttp(jar)) {
                Files.copy(jar, module.resolve(jar.getFileName()));
            }
            if (jar.getFileName().toString().startsWith("transport-netty4")) {
                try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                    Files.copy(
                            inside.getPath("META-INF/es-plugins/transport-netty4/plugin-descriptor.properties"),
                            module.resolve("plugin-descriptor.properties"));
                }
            }
        }
    }

    void start() {
        String path =
                jars.stream().filter(jar -> !isOfHttp(jar)).map(Path::toString).collect(Collectors.joining(":"));
        try {
            process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED,org.elasticsearch.nativeaccess",
                            "-p",
                            path,
                            "--add-modules",
                            "ALL-MODULE-PATH",
                            SOURCE.toString(),
                            home.toString(),
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("logs/node.out").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("the node answers; it says: " + home.resolve("logs/node.out"))
                .atMost(START_AT_MOST)
                .ignoreExceptions()
                .until(() -> call("GET", "/_cluster/health?wait_for_status=yellow&timeout=30s", "")
                        .contains("\"timed_out\":false"));
    }

    /** As a power failure would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** @return what the node answers, an error too */
    String call(String method, String path, String json) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(url().resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void remove() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

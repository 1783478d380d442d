package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A real S3 server (S3Proxy) before a folder, as a process of its own from the jars that Maven names in {@code target/s3-server.txt}. */
final class S3Server implements AutoCloseable {

    static final String KEY = "copies";
    static final String SECRET = "a-secret-access-key";

    /** Of the plugin that asks Maven for the jars. */
    private static final List<String> NOT_OF_THE_SERVER = List.of("/org/apache/ant/", "/org/apache/maven/");

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param data a folder whose folders are its buckets */
    static S3Server before(Path data, Path folder) throws IOException {
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("s3.properties"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem
                jclouds.filesystem.basedir=%s
                """.formatted(port, KEY, SECRET, data));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jars(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3.log").toFile())
                .start();
        var server = new S3Server(process, port);
        Awaitility.await(Files.readString(folder.resolve("s3.log")))
                .atMost(Duration.ofSeconds(60))
                .until(server::answers);
        return server;
    }

    private static String jars() throws IOException {
        return Arrays.stream(Files.readString(Path.of("target", "s3-server.txt"))
                        .strip()
                        .split(":"))
                .filter(jar -> NOT_OF_THE_SERVER.stream().noneMatch(jar::contains))
                .collect(Collectors.joining(":"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As restic names it. */
    String bucket(String name) {
        return "s3:http://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

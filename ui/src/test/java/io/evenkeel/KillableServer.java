package io.evenkeel;

import io.evenkeel.identity.People;
import io.evenkeel.oncall.OnCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The whole server in a process of its own, so that a test can {@code kill -9} it; started again, it finds its data. */
final class KillableServer implements AutoCloseable {
    private final DriverManagerDataSource database;
    private final Path folder;
    private Process process;
    private URI url;

    private KillableServer(DriverManagerDataSource database, Path folder, Process process, URI url) {
        this.database = database;
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    static KillableServer start(DriverManagerDataSource database, Path folder) throws IOException {
        var process = launch(database, folder);
        return new KillableServer(database, folder, process, awaitReady(process, folder));
    }

    URI url() {
        return url;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing of the process runs any more when this returns. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server did not die");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void startAgain() throws IOException {
        process = launch(database, folder);
        url = awaitReady(process, folder);
    }

    @Override
    public void close() {
        kill();
    }

    private static Process launch(DriverManagerDataSource database, Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("port"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Devenkeel.test.database=" + database.getUrl(),
                "-Devenkeel.test.user=" + database.getUsername(),
                "-Devenkeel.test.folder=" + folder));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KillableServer.class.getName()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()));
        builder.environment().put("TEST_PASSWORD", String.valueOf(database.getPassword()));
        return builder.start();
    }

    private static URI awaitReady(Process process, Path folder) {
        Path port = folder.resolve("port");
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(port) || !process.isAlive());
        try {
            return URI.create("http://127.0.0.1:" + Files.readString(port));
        } catch (IOException e) {
            throw new IllegalStateException("the server did not start: see " + folder.resolve("server.log"), e);
        }
    }

    /** What the process runs. */
    public static void main(String... arguments) throws IOException {
        var database = new DriverManagerDataSource(
                System.getProperty("evenkeel.test.database"),
                System.getProperty("evenkeel.test.user"),
                System.getenv("TEST_PASSWORD"));
        Path folder = Path.of(System.getProperty("evenkeel.test.folder"));
        var context = RunningServer.application()
                .properties(RunningServer.settings(database, folder))
                .run();
        context.getBean(People.class)
                .createFirstAdministrator(Optional.of(RunningServer.ADMIN_PASSWORD))
                .ifPresent(first -> context.getBean(OnCall.class)
                        .ensureDefaults(first.person().id()));
        Path next = folder.resolve("port.new");
        Files.writeString(next, context.getEnvironment().getRequiredProperty("local.server.port"));
        Files.move(next, folder.resolve("port"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}

package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server that a {@code try} talks to: the one that runs on the data folder, or one of its own in a temporary folder
 * that is stopped and removed at the end.
 */
final class TrialServer implements AutoCloseable {
    private static final Duration START_AT_MOST = Duration.ofMinutes(2);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(30);

    private final LocalServer server;
    private final @Nullable Process own;
    private final Optional<Path> temporary;
    private final String password;

    private TrialServer(LocalServer server, @Nullable Process own, Optional<Path> temporary, String password) {
        this.server = server;
        this.own = own;
        this.temporary = temporary;
        this.password = password;
    }

    static TrialServer findOrStart() throws IOException, InterruptedException {
        Optional<LocalServer> running = LocalServer.of(DataFolder.chosen().path());
        if (running.isPresent()) {
            return new TrialServer(running.get(), null, Optional.empty(), "");
        }
        System.err.println("No server runs on this data folder; one is started in a temporary folder.");
        return startTemporary();
    }

    /** One of its own, whatever runs elsewhere. */
    static TrialServer startTemporary() throws IOException, InterruptedException {
        return startOwn(Map.of());
    }

    /** The process of a temporary server. */
    long pid() {
        return java.util.Objects.requireNonNull(own, "only a temporary server's process is known")
                .pid();
    }

    /** Of the bundled PostgreSQL so far. */
    double databaseCpuSeconds() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(folder().resolve("pg/postmaster.pid"))
                .getFirst()
                .strip());
        // The postmaster's own time holds that of its children that ended.
        double used = ProcessUse.of(pid).cpuSeconds();
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            used += cpuSeconds(child);
        }
        return used;
    }

    /** Of a process that may just have ended: then it counts with its parent. */
    private static double cpuSeconds(ProcessHandle process) throws IOException {
        try {
            return ProcessUse.of(process.pid()).cpuSeconds();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    LocalServer server() {
        return server;
    }

    /** Whether the server goes with this command. */
    boolean isTemporary() {
        return temporary.isPresent();
    }

    /** Where the server keeps its data. */
    Path folder() {
        return temporary.orElseGet(() -> DataFolder.chosen().path());
    }

    /** How a person signs in to a server that was started for this trial. */
    Optional<String> signInHint() {
        return own == null
                ? Optional.empty()
                : Optional.of("Sign in at " + server.url() + " as admin with the password " + password);
    }

    /** The administrator's, of a server that was started for this trial. */
    String password() {
        return password;
    }

    /**
     * One of its own with settings beside those of this process.
     *
     * @param options of {@code up}
     */
    static TrialServer startOwn(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("evenkeel-try");
        String password = randomPassword();
        Process process = launch(folder, password, environment, options);
        try {
            LocalServer server = awaitReady(folder, process);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndRemove(process, folder), "try-server-end"));
            return new TrialServer(server, process, Optional.of(folder), password);
        } catch (IOException | InterruptedException e) {
            end(process);
            ScratchFolder.remove(folder);
            throw e;
        }
    }

    private static Process launch(Path folder, String password, Map<String, String> environment, String... options)
            throws IOException {
        // The script, since it knows with which options a server is started; it becomes the server's process.
        Path script = Path.of(System.getProperty("evenkeel.home", "."), "evenkeel");
        var command = new ArrayList<>(List.of(script.toString(), "up", "--port", Integer.toString(freePort())));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("up.log").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("EVENKEEL_BUILT", "yes");
        builder.environment().put("EVENKEEL_DATA", folder.toString());
        builder.environment().put("EVENKEEL_ADMIN_PASSWORD", password);
        return builder.start();
    }

    private static LocalServer awaitReady(Path folder, Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_AT_MOST.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<LocalServer> server = LocalServer.of(folder);
            if (server.isPresent()) {
                return server.get();
            }
            if (process.waitFor(300, TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        "The temporary server did not start:\n" + Files.readString(folder.resolve("up.log")));
            }
        }
        throw new IOException("The temporary server was not ready within " + START_AT_MOST.toSeconds() + " s.");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String randomPassword() {
        byte[] random = new byte[15];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            end(own);
        }
        if (temporary.isPresent()) {
            ScratchFolder.remove(temporary.get());
        }
    }

    /** However the command ends, Ctrl-C included. */
    private static void endAndRemove(Process process, Path folder) {
        end(process);
        try {
            if (Files.exists(folder)) {
                ScratchFolder.remove(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The temporary folder " + folder + " is still there: " + e.getMessage());
        }
    }

    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

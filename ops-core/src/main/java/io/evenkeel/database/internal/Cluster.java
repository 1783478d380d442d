package io.evenkeel.database.internal;

import io.evenkeel.database.DatabaseUnusable;
import io.evenkeel.database.internal.Command.Outcome;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One cluster and the server on it. Nobody else starts a server on this folder. */
public final class Cluster {

    private static final Duration INITIALISE_LIMIT = Duration.ofMinutes(2);
    /** Long enough for the recovery after a crash; a server that takes longer is started again by the next run. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(40);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path folder;
    private final Binaries binaries;
    private final Account account;
    private final BoundedLog log;
    private final List<String> settings;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile boolean stopping;
    private volatile @Nullable Process server;

    public Cluster(Path folder, Binaries binaries, Account account, BoundedLog log, List<String> settings) {
        this.folder = folder;
        this.binaries = binaries;
        this.account = account;
        this.log = log;
        this.settings = List.copyOf(settings);
    }

    /** Makes the cluster where there is none; a half-made one of a killed process is thrown away. */
    public void initialise(String user, String password) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        Path making = folder.resolveSibling(folder.getFileName() + "-making");
        Folders.delete(making);
        Files.createDirectory(making);
        Path passwordFile = making.resolve("password");
        PasswordFile.write(passwordFile, password);
        account.takeOver(making);
        Outcome outcome = Command.run(
                INITIALISE_LIMIT,
                account.command(
                        binaries.program("initdb"),
                        List.of(
                                "--pgdata=" + making.resolve("cluster"),
                                "--username=" + user,
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "--data-checksums",
                                "--no-instructions",
                                settings.contains("fsync=off") ? "--no-sync" : "--sync-method=fsync")));
        if (!outcome.succeeded()) {
            throw failure("The database could not be made in " + folder, outcome.output(), outcome.reason());
        }
        Files.move(making.resolve("cluster"), folder);
        Folders.delete(making);
    }

    /**
     * Starts the server and waits until it is ready.
     *
     * @return its port on 127.0.0.1
     */
    public int start() throws IOException {
        stopLeftBehind(folder);
        account.takeOver(folder);
        log.trim();
        long patience = System.nanoTime() + ORPHAN_LIMIT.toNanos();
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            long sizeBefore = log.size();
            if (startOnce(port)) {
                return port;
            }
            String said = log.since(sizeBefore);
            if (stopping) {
                throw new DatabaseUnusable("The start was called off.");
            }
            if (!passes(said, attempt) || System.nanoTime() > patience) {
                throw failure("PostgreSQL did not start", said, reason(said));
            }
            pause(Duration.ofMillis(300));
        }
    }

    /** Whether the reason goes away by itself: processes of a killed server that still end, or a port taken just now. */
    private static boolean passes(String said, int attempt) {
        return said.contains("shared memory block")
                || said.contains("lock file \"postmaster.pid\"")
                || (said.contains("Address already in use") && attempt < 10);
    }

    /** From now on a server that ends by itself, as when the system kills it for memory, is started again. */
    public void keepAlive(int port, Consumer<String> notices) {
        Thread.ofPlatform().daemon().name("postgres-keeper").start(() -> {
            Duration pause = Duration.ofMillis(300);
            while (!stopping) {
                Process running = server;
                if (running != null) {
                    running.onExit().join();
                }
                if (stopping) {
                    return;
                }
                notices.accept("PostgreSQL ended by itself and is started again; see " + log.file() + ".");
                pause(pause);
                pause = isStartedAgain(port) ? Duration.ofMillis(300) : longer(pause);
            }
        });
    }

    private boolean isStartedAgain(int port) {
        try {
            return startOnce(port);
        } catch (IOException | DatabaseUnusable e) {
            System.getLogger(Cluster.class.getName())
                    .log(System.Logger.Level.ERROR, "event=postgres-not-started-again", e);
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** Makes a start that is under way fail soon; no later start succeeds. */
    public void callOff() {
        stopping = true;
    }

    /** Stops the server, if one runs; called from any thread, also while another starts it. */
    public void stop() {
        stopping = true;
        // Whoever starts it just now sees the line above and lets go.
        starting.lock();
        try {
            Process started = server;
            if (started != null && started.isAlive()) {
                Signals.stop(started.toHandle());
            }
        } finally {
            starting.unlock();
        }
    }

    private boolean startOnce(int port) throws IOException {
        starting.lock();
        try {
            if (stopping) {
                return false;
            }
            Process process = Command.builder(serverCommand(port))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.file().toFile()))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            server = process;
            return awaitReady(process);
        } finally {
            starting.unlock();
        }
    }

    private List<String> serverCommand(int port) {
        // A session of its own: Ctrl-C in the terminal must not reach the database before the server has stopped.
        List<String> arguments = new ArrayList<>(List.of(
                binaries.program("postgres").toString(),
                "-D",
                folder.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                "-c",
                "log_line_prefix=%m [%p] "));
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return account.command(Path.of("setsid"), arguments);
    }

    private boolean awaitReady(Process process) throws IOException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && !stopping) {
            if (isReady(process.pid())) {
                watchLog(process);
                return true;
            }
            if (System.nanoTime() > limit) {
                Signals.stop(process.toHandle());
                throw new DatabaseUnusable("PostgreSQL was not ready within " + START_LIMIT.toMinutes()
                        + " minutes: see " + log.file() + ", and start again.");
            }
            pause(POLL);
        }
        if (process.isAlive()) {
            Signals.stop(process.toHandle());
        }
        return false;
    }

    private boolean isReady(long pid) throws IOException {
        return Postmaster.read(folder)
                .filter(postmaster -> postmaster.pid() == pid && postmaster.ready())
                .isPresent();
    }

    /** A server that a killed process left behind runs with old settings and an unknown port: it is stopped. */
    public static void stopLeftBehind(Path folder) throws IOException {
        Optional<Postmaster> left = Postmaster.read(folder);
        if (left.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(left.get().pid());
        if (process.isPresent() && left.get().serves(folder)) {
            Signals.stop(process.get());
        } else if (process.isPresent()) {
            // The number is somebody else's by now. The file would make PostgreSQL believe that it still runs.
            Files.deleteIfExists(folder.resolve(Postmaster.FILE));
        }
    }

    private void watchLog(Process process) {
        Thread.ofVirtual().name("postgres-log").start(() -> {
            while (process.isAlive()) {
                pause(Duration.ofSeconds(30));
                try {
                    log.trim();
                } catch (IOException e) {
                    // The database must not suffer from a log that cannot be trimmed; the next round tries again.
                    System.getLogger(Cluster.class.getName())
                            .log(System.Logger.Level.WARNING, "event=postgres-log-not-trimmed file=" + log.file(), e);
                }
            }
        });
    }

    private DatabaseUnusable failure(String what, String said, String reason) {
        if (said.contains("No space left on device")) {
            return new DatabaseUnusable(what + ", because there is no space left: free at least 500 MB for " + folder
                    + ", or choose another folder with EVENKEEL_DATA.");
        }
        if (said.contains("incompatible with server")) {
            return new DatabaseUnusable(what + ", because " + folder + " was made by another major version of"
                    + " PostgreSQL: start it with the Evenkeel that made it.");
        }
        return new DatabaseUnusable(what + " (" + reason + "): see " + log.file() + ".");
    }

    /** The last line by which PostgreSQL says why it gave up. */
    private static String reason(String said) {
        return said.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, second) -> second)
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC):\\s*", ""))
                .or(() -> said.lines().filter(line -> !line.isBlank()).reduce((first, second) -> second))
                .orElse("it said nothing");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}

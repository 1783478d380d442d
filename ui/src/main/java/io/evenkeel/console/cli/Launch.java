package io.evenkeel.console.cli;

import io.evenkeel.database.BundledPostgres;
import io.evenkeel.database.Migrations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One run of {@code ./evenkeel up}: data folder, database, server, agent, in this order; stopped in the reverse order by
 * Ctrl-C, SIGTERM, or a failure of the start. A stop during the start calls the start off first.
 */
final class Launch {

    /**
     * @param database the operator's own one; empty for the bundled one
     * @param more settings of the server, {@code --name=value}
     */
    record Settings(
            DataFolder data,
            Listening listening,
            Optional<OwnDatabase> database,
            List<String> more,
            boolean agent,
            Optional<String> administratorPassword) {}

    /** The start needs this long at most to notice that it was called off. */
    private static final int CALL_OFF_SECONDS = 20;

    private static final int STOP_SECONDS = 75;

    private final Class<?> application;
    private final Settings settings;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean ready;

    private volatile @Nullable FileChannel lock;
    private volatile @Nullable BundledPostgres postgres;
    private volatile @Nullable Server server;
    private volatile @Nullable LocalAgent agent;

    Launch(Class<?> application, Settings settings) {
        this.application = application;
        this.settings = settings;
    }

    /** Starts everything and waits until it was stopped. */
    void run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopInTime, "stop"));
        try {
            start();
            ready = true;
        } finally {
            startEnded.countDown();
        }
        stopped.await();
    }

    private void start() {
        settings.data().prepare();
        lock = settings.data().lock();
        settleRestore();
        removeDescription();
        settings.listening().mustBeFree();
        OwnDatabase database = settings.database().map(this::reached).orElseGet(this::startBundled);
        mustGoOn();
        say("Starting the server...");
        var starting = new Server(application, settings, database, stopping::get);
        server = starting;
        FirstSteps first = starting.start();
        mustGoOn();
        String url = settings.listening().localUrl(starting.port());
        first.agentToken().ifPresent(token -> {
            var local = new LocalAgent(
                    () -> LocalAgent.command(settings.data(), settings.listening(), url, token),
                    settings.data().path().resolve("run/agent.pid"));
            agent = local;
            local.start();
        });
        ServerDescription.of(settings.listening(), url).writeTo(settings.data());
        first.announce(url);
        openClassPath();
    }

    /** Its files are opened when they are first looked into; what is open stays readable when a build or an upgrade removes it. */
    private static void openClassPath() {
        if (ClassLoader.getSystemResource("io/evenkeel/of-that-name-there-is-nothing") != null) {
            throw new IllegalStateException("each file is looked into only for what none has");
        }
    }

    /** A restore that was killed after its last word is carried through; one before it never was. */
    private void settleRestore() {
        try {
            Staging.of(settings.data()).settle();
        } catch (IOException e) {
            throw new CannotStart(
                    "What a restore left in " + settings.data().path().resolve("restoring")
                            + " can be neither finished nor removed: " + e.getMessage() + ".",
                    e);
        }
    }

    private OwnDatabase reached(OwnDatabase own) {
        Migrations.mustBeUsable(new DriverManagerDataSource(own.jdbcUrl(), own.user(), own.password()));
        return own;
    }

    private OwnDatabase startBundled() {
        say("Starting the database...");
        var bundled = new BundledPostgres(settings.data().path(), Launch::say);
        postgres = bundled;
        mustGoOn();
        bundled.start();
        bundled.prepareTables();
        DriverManagerDataSource source = bundled.dataSource();
        return new OwnDatabase(
                String.valueOf(source.getUrl()),
                String.valueOf(source.getUsername()),
                String.valueOf(source.getPassword()));
    }

    private void mustGoOn() {
        if (stopping.get()) {
            throw new CannotStart("The start was called off.");
        }
    }

    /** The shutdown hook. A part that hangs must not hold the process for ever. */
    private void stopInTime() {
        boolean asked = ready;
        Thread worker = Thread.ofPlatform().daemon().name("stop-worker").start(this::stop);
        try {
            worker.join(STOP_SECONDS * 1000L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (worker.isAlive()) {
            say("Not everything stopped within " + STOP_SECONDS + " s; the rest is ended by force.");
            Runtime.getRuntime().halt(1);
        }
        if (asked) {
            // A stop that was asked for is no failure, whatever signal asked.
            Runtime.getRuntime().halt(0);
        }
    }

    private void stop() {
        stopping.set(true);
        BundledPostgres bundled = postgres;
        if (startEnded.getCount() > 0) {
            say("Calling the start off...");
            if (bundled != null) {
                bundled.callOff();
            }
            awaitEndOfStart();
        } else if (ready) {
            say("Stopping...");
        }
        close(agent);
        removeDescription();
        close(server);
        close(postgres);
        releaseLock();
        if (ready) {
            say("Stopped.");
        }
        stopped.countDown();
    }

    private static void close(@Nullable AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception e) {
            say("A part did not stop well (" + e.getMessage() + "); the others are stopped all the same.");
        }
    }

    private void awaitEndOfStart() {
        try {
            if (!startEnded.await(CALL_OFF_SECONDS, TimeUnit.SECONDS)) {
                say("The start does not end; stopping what runs.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeDescription() {
        if (lock == null) {
            return;
        }
        try {
            Files.deleteIfExists(settings.data().description());
        } catch (IOException e) {
            say("The file " + settings.data().description() + " could not be removed: " + e.getMessage());
        }
    }

    private void releaseLock() {
        FileChannel held = lock;
        if (held == null) {
            return;
        }
        try {
            held.close();
        } catch (IOException e) {
            say("The lock could not be released: " + e.getMessage());
        }
    }

    static void say(String line) {
        System.err.println(line);
    }
}

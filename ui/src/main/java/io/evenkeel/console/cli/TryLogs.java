package io.evenkeel.console.cli;

import io.evenkeel.audit.Right;
import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Makes a program on this machine really fail by a change that it was not told of, so that a newcomer sees a line that
 * nobody has ever seen become an incident that names its cause. What the server does is what it does for any line, any
 * change and any alert, by the shipped rules.
 */
@Command(
        name = "logs",
        description =
                "Makes a program of its own fail by a change, and leads the incident that its log lines open to its end.",
        mixinStandardHelpOptions = true)
final class TryLogs implements Callable<Integer> {
    static final Set<Right> RIGHTS =
            Set.of(Right.SEE_OPERATIONS, Right.HANDLE_INCIDENTS, Right.PLAN_CHANGES, Right.EDIT_DESK, Right.WRITE_LOGS);

    @Option(names = "--unattended", description = "Acknowledge, resolve and review through the public API.")
    private boolean unattended;

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Override
    public Integer call() throws InterruptedException {
        try (TrialServer running = TrialServer.findOrStart()) {
            DataFolder data = new DataFolder(running.folder());
            try (DatabaseAtHand at = DatabaseAtHand.open(data, database.own())) {
                return lead(running, data, at);
            }
        } catch (Refused | IOException e) {
            if (!interrupted.get()) {
                say("Stopped: " + e.getMessage());
            }
            return 1;
        }
    }

    private int lead(TrialServer running, DataFolder data, DatabaseAtHand at)
            throws IOException, InterruptedException, Refused {
        if (!unattended) {
            running.signInHint().ifPresent(TryLogs::say);
        }
        long begun = System.nanoTime();
        TrialToken token = TrialToken.issue(data, at.source(), "try logs", RIGHTS);
        var ended = new AtomicBoolean();
        try (ServerCalls api = ServerCalls.withToken(running.server(), token.secret());
                var walk = new LogsWalk(api, running.server(), unattended, TryLogs::say)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                // What fails from here on fails because everything is taken away.
                interrupted.set(true);
                undo(ended, running, data, at, walk, token);
            }));
            try {
                walk.lead();
            } finally {
                undo(ended, running, data, at, walk, token);
            }
        }
        say("Done, %d s after it began.%s"
                .formatted(
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                        running.isTemporary() ? " The temporary server is stopped and removed." : ""));
        return 0;
    }

    /** Once, however it ends, Ctrl-C included. A temporary server goes with all that it knows. */
    private static void undo(
            AtomicBoolean ended,
            TrialServer running,
            DataFolder data,
            DatabaseAtHand at,
            LogsWalk walk,
            TrialToken token) {
        if (ended.getAndSet(true)) {
            return;
        }
        walk.stop();
        if (!running.isTemporary()) {
            walk.finish();
            token.revoke(data, at.source());
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}

package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Protects a small real PostgreSQL by pgBackRest, drops a table of it, and drills its restore to the second before, so that a
 * newcomer sees a backup proved. What the server and the agent do is what they do for any policy.
 */
@Command(
        name = "recovery",
        description =
                "Protects a small PostgreSQL of its own, drops a table, and drills the restore to the second before.",
        mixinStandardHelpOptions = true)
final class TryRecovery implements Callable<Integer> {

    @Option(names = "--unattended", description = "Approve and review through the public API.")
    private boolean unattended;

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Override
    public Integer call() throws InterruptedException {
        try {
            PostgresPrograms programs = PostgresPrograms.found();
            try (TrialServer running = TrialServer.findOrStart()) {
                DataFolder data = new DataFolder(running.folder());
                try (DatabaseAtHand at = DatabaseAtHand.open(data, database.own())) {
                    return lead(running, data, at, programs);
                }
            }
        } catch (Refused | IOException e) {
            if (!interrupted.get()) {
                say("Stopped: " + e.getMessage());
            }
            return 1;
        }
    }

    private int lead(TrialServer running, DataFolder data, DatabaseAtHand at, PostgresPrograms programs)
            throws IOException, InterruptedException, Refused {
        if (!unattended) {
            running.signInHint().ifPresent(TryRecovery::say);
        }
        long begun = System.nanoTime();
        LedSteps.Newcomer newcomer = unattended ? new NobodyThere(TryRecovery::say) : new AtTheKeys(TryRecovery::say);
        RecoveryTrial trial = RecoveryTrial.begin(data, at.source());
        var ended = new AtomicBoolean();
        boolean passed;
        try (var walk = new RecoveryWalk(running.server(), trial, newcomer, programs, Clock.systemUTC())) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                // What fails from here on fails because everything is taken away.
                interrupted.set(true);
                undo(ended, running, data, at, walk, trial);
            }));
            try {
                passed = walk.lead();
            } finally {
                undo(ended, running, data, at, walk, trial);
            }
        }
        say("Done, %d s after it began. %s"
                .formatted(
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                        running.isTemporary()
                                ? "The temporary server is stopped and removed."
                                : "The database is removed, its policy retired; the drill and its report stay."));
        return passed ? 0 : 1;
    }

    /** Once, however it ends, Ctrl-C included. A temporary server goes with all that it knows. */
    private static void undo(
            AtomicBoolean ended,
            TrialServer running,
            DataFolder data,
            DatabaseAtHand at,
            RecoveryWalk walk,
            RecoveryTrial trial) {
        if (ended.getAndSet(true)) {
            return;
        }
        if (!running.isTemporary()) {
            walk.finish();
            trial.end(data, at.source());
        }
        walk.close();
    }

    private static void say(String line) {
        System.err.println(line);
    }
}

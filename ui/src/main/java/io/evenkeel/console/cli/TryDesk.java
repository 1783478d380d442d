package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Prepares one ticket, one request and one change of invented people, and waits for a newcomer to see them through in the
 * console; with Enter a step is done for them. What it left is
 * removed on demand, when it is interrupted, before the next trial and when the server starts; the trail keeps what was done.
 */
@Command(
        name = "desk",
        description =
                "Prepares one ticket, one request and one change of invented people, and waits until you have seen them"
                        + " through in the console.",
        mixinStandardHelpOptions = true)
final class TryDesk implements Callable<Integer> {

    @Option(names = "--unattended", description = "Everything is done for you, through the public API.")
    private boolean unattended;

    @Option(names = "--remove", description = "Remove what a trial left; nothing stays but the trail.")
    private boolean remove;

    @Option(
            names = "--mail",
            paramLabel = "ADDRESS",
            description = "Yours: whoever asks in the trial has it and is written to, if mail is set up.")
    private @Nullable String mail;

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (remove) {
            DataFolder data = DataFolder.chosen();
            try (DatabaseAtHand at = DatabaseAtHand.open(data, database.own())) {
                say(
                        DeskTrial.remove(data, at.source())
                                ? "The trial is removed; the trail keeps what was done."
                                : "There is no trial to remove.");
            }
            return 0;
        }
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
        if (DeskTrial.remove(data, at.source())) {
            say("What an earlier trial left is removed.");
        }
        if (!unattended) {
            running.signInHint().ifPresent(TryDesk::say);
        }
        var ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            // What fails from here on fails because everything is taken away.
            interrupted.set(true);
            removeUnless(ended, running, data, at);
        }));
        long begun = System.nanoTime();
        boolean whole = false;
        DeskTrial trial = DeskTrial.begin(data, at.source(), Optional.ofNullable(mail));
        try (var walk = new DeskWalk(running.server(), trial, newcomer(), Clock.systemUTC())) {
            walk.prepare();
            walk.lead();
            whole = true;
        } finally {
            if (!whole) {
                removeUnless(ended, running, data, at);
            }
            ended.set(true);
        }
        say("Done, %d s after it began. %s"
                .formatted(
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                        running.isTemporary()
                                ? "The temporary server is stopped and removed."
                                : "Look around; ./evenkeel try desk --remove takes it away, as the next trial and the next"
                                        + " start do."));
        return 0;
    }

    /** Also on Ctrl-C. */
    private static void removeUnless(AtomicBoolean ended, TrialServer running, DataFolder data, DatabaseAtHand at) {
        if (ended.getAndSet(true)) {
            return;
        }
        if (running.isTemporary()) {
            say("The temporary server is stopped and removed, with the trial.");
            return;
        }
        try {
            if (DeskTrial.remove(data, at.source())) {
                say("What the trial had made is removed; the trail keeps what was done.");
            }
        } catch (IOException | RuntimeException e) {
            say("What the trial left is still there (" + e.getMessage()
                    + "); ./evenkeel try desk --remove takes it away.");
        }
    }

    private LedSteps.Newcomer newcomer() {
        return unattended ? new NobodyThere(TryDesk::say) : new AtTheKeys(TryDesk::say);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}

package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
 * Leads one ticket, one request and one change through the desk of this installation, with invented people. What it left is
 * removed on demand, when it is interrupted, before the next trial and when the server starts; the trail keeps what was done.
 */
@Command(
        name = "desk",
        description = "Leads one ticket, one request and one change through the desk, with invented people.",
        mixinStandardHelpOptions = true)
final class TryDesk implements Callable<Integer> {

    @Option(names = "--unattended", description = "Do not wait between the steps.")
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

    private final BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

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
            say("Stopped: " + e.getMessage());
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
        var interrupted = Thread.ofPlatform().unstarted(() -> removeUnless(ended, data, at));
        Runtime.getRuntime().addShutdownHook(interrupted);
        long begun = System.nanoTime();
        boolean whole = false;
        DeskTrial trial = DeskTrial.begin(data, at.source(), Optional.ofNullable(mail));
        try (var walk = new DeskWalk(running.server(), trial, this::step, Clock.systemUTC())) {
            walk.signIn();
            walk.ticket();
            walk.request();
            walk.change();
            whole = true;
        } finally {
            if (!whole) {
                removeUnless(ended, data, at);
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

    private static void removeUnless(AtomicBoolean ended, DataFolder data, DatabaseAtHand at) {
        if (ended.getAndSet(true)) {
            return;
        }
        try {
            DeskTrial.remove(data, at.source());
        } catch (IOException | RuntimeException e) {
            say("What the trial left is still there (" + e.getMessage()
                    + "); ./evenkeel try desk --remove takes it away.");
        }
    }

    private void step(String sentence) throws IOException {
        say(sentence);
        if (!unattended) {
            say("  … Enter goes on");
            // At the end of the input it goes on by itself.
            var _ = keys.readLine();
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}

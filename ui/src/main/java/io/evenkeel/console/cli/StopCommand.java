package io.evenkeel.console.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops the server of the data folder as Ctrl-C would, and waits until it has ended. */
@Command(
        name = "stop",
        description = "Stops the server on this data folder, its database and this host's agent.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

    private static final int PATIENCE_SECONDS = 60;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = DataFolder.chosen();
        Optional<ProcessHandle> process = data.inUse()
                ? LocalServer.of(data.path()).flatMap(server -> ProcessHandle.of(server.pid()))
                : Optional.empty();
        if (process.isEmpty()) {
            System.err.println("No server runs on " + data.path() + ": there is nothing to stop.");
            return 0;
        }
        long pid = process.get().pid();
        CompletableFuture<ProcessHandle> end = process.get().onExit();
        if (!process.get().destroy()) {
            throw new CannotStart("The server's process " + pid + " belongs to another user: stop it as that one.");
        }
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CannotStart(
                    "The server's process " + pid + " has not ended within " + PATIENCE_SECONDS
                            + " s: its log lies in the data folder, log/.",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        System.err.println("The server is stopped.");
        return 0;
    }
}

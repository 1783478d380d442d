package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says whether the server of the data folder runs and is well; exit code 1 where it is not, for scripts. */
@Command(
        name = "status",
        description = "Says whether the server on this data folder runs and is well.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = DataFolder.chosen();
        Optional<LocalServer> server = LocalServer.of(data.path());
        if (server.isEmpty() || !data.inUse()) {
            throw new CannotStart("No server runs on " + data.path() + ": ./evenkeel up starts one.");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        JsonNode health = healthOf(server.get());
        String status = health.path("status").asString();
        out.println("Evenkeel " + health.path("version").asString() + " at "
                + server.get().url() + ", process " + server.get().pid() + ": " + status + ".");
        for (JsonNode part : health.path("parts")) {
            if (!part.path("ok").asBoolean()) {
                out.println("  " + part.path("name").asString() + ": "
                        + part.path("detail").asString());
            }
        }
        return status.equals("ready") ? 0 : 1;
    }

    private static JsonNode healthOf(LocalServer server) throws InterruptedException {
        try (var calls = new ServerCalls(server)) {
            return calls.health();
        } catch (IOException e) {
            throw new CannotStart(
                    "The server's process " + server.pid() + " runs, and " + server.url()
                            + " does not answer: its log lies in the data folder, log/.",
                    e);
        }
    }
}

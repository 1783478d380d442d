package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Programs of others, as a test needs them. */
final class Programs {

    private Programs() {}

    /** Leaves the test out where one is not installed; with {@code EVENKEEL_REQUIRE_PEERS=1} it fails. */
    static void need(String... programs) {
        for (String program : programs) {
            if (!Files.isExecutable(Path.of(program))) {
                String blocked = "BLOCKED: " + program + " is not installed";
                if ("1".equals(System.getenv("EVENKEEL_REQUIRE_PEERS"))) {
                    throw new AssertionError(blocked);
                }
                Assumptions.abort(blocked);
            }
        }
    }

    static String run(Map<String, String> environment, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " ended with " + process.exitValue() + ": " + says);
            }
            return says;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String run(String... command) {
        return run(Map.of(), List.of(command));
    }
}

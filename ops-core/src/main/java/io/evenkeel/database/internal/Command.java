package io.evenkeel.database.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program to its end, within a limit, and keeps the end of what it said. */
final class Command {

    private static final int KEPT_CHARACTERS = 4_000;

    private Command() {}

    /** @param exitCode 0 if all was well; 127 if the program could not be started, 124 if it took too long */
    record Outcome(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }

        /** The last line that says something, or the exit code. */
        String reason() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .map(String::strip)
                    .orElse("exit code " + exitCode);
        }
    }

    /** Runs it with {@code /} as working directory, since another user may not be allowed into ours. */
    static Outcome run(Duration limit, List<String> command) {
        Process process;
        try {
            process = builder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        }
        try (var in = process.getInputStream()) {
            process.getOutputStream().close();
            var text = new StringBuilder();
            var reader = Thread.ofVirtual().start(() -> drain(in, text));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(124, "no end within " + limit.toSeconds() + " s");
            }
            reader.join(Duration.ofSeconds(2));
            synchronized (text) {
                return new Outcome(process.exitValue(), text.toString());
            }
        } catch (IOException e) {
            process.destroyForcibly();
            return new Outcome(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Outcome(130, "interrupted");
        }
    }

    /** A builder whose child knows nothing of the caller's locale and PostgreSQL settings. */
    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).directory(new File("/"));
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LANG", "C");
        environment.put("LC_ALL", "C");
        return builder;
    }

    private static void drain(java.io.InputStream in, StringBuilder text) {
        var buffer = new byte[4096];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (text) {
                    text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                    text.delete(0, Math.max(0, text.length() - KEPT_CHARACTERS));
                }
            }
        } catch (IOException e) {
            synchronized (text) {
                text.append('\n').append(e.getMessage());
            }
        }
    }
}

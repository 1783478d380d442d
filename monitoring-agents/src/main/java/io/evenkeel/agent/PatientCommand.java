package io.evenkeel.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that is asked from time to time, and waited for a bounded time. Used by one thread. */
final class PatientCommand {

    private static final Duration STEP = Duration.ofMillis(10);
    private static final int LONGEST_ANSWER = 4 << 20;

    private final String program;
    private final Duration patience;

    /** One that even SIGKILL may not end, when a disk is dead; no second one is started beside it. */
    private @Nullable Process hanging;

    PatientCommand(String program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    /** What it writes to standard output, whatever its exit code. */
    String answer(List<String> arguments) throws IOException {
        if (hanging != null && hanging.isAlive()) {
            throw new IOException(program + " hangs and can't be ended");
        }
        var command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        Process asked = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            asked.getOutputStream().close();
            return new String(read(asked), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            asked.destroyForcibly();
        }
    }

    /** Takes what is there, step by step: a pipe holds 64 kB, and a program that waits for its reader would not end. */
    private byte[] read(Process asked) throws IOException, InterruptedException {
        var answer = new ByteArrayOutputStream();
        InputStream out = asked.getInputStream();
        long end = System.nanoTime() + patience.toNanos();
        while (!asked.waitFor(STEP)) {
            answer.write(out.readNBytes(Math.min(out.available(), LONGEST_ANSWER - answer.size())));
            if (System.nanoTime() > end) {
                hanging = asked;
                throw new IOException(program + " does not answer");
            }
        }
        answer.write(out.readNBytes(LONGEST_ANSWER - answer.size()));
        return answer.toByteArray();
    }
}

package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs programs under {@code run-tool}, a script that holds a process group of its own for the program and ends it as soon as
 * its standard input closes: when the time is over, when {@link #close()} is called, and when the agent is killed. That input
 * brings the secret first. Thread-safe.
 */
final class GuardedTool implements Closeable {

    /** Bytes of standard output that are kept for reading. */
    static final int MOST_OUTPUT = 2 << 20;

    private static final int LONGEST_SECRET = 4096;
    private static final Duration TO_END = Duration.ofSeconds(10);

    private final Path guard;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param guard the script */
    GuardedTool(Path guard) {
        this.guard = guard;
    }

    /**
     * Waits for the program.
     *
     * @param lines each line of both its outputs as it comes, on the thread of an output; secrets are taken out
     * @throws ToolFailed when it could not be started, or did not end by itself
     */
    ToolEnd run(ToolCall call, Consumer<String> lines) throws ToolFailed {
        return run(call, lines, false);
    }

    /**
     * The same for a program that may write much: of its outputs only the last lines are kept.
     *
     * @param lines each as bytes, one a character, with no secret taken out
     */
    ToolEnd stream(ToolCall call, Consumer<String> lines) throws ToolFailed {
        return run(call, lines, true);
    }

    private ToolEnd run(ToolCall call, Consumer<String> lines, boolean flows) throws ToolFailed {
        if (!Files.isExecutable(call.program())) {
            throw new ToolFailed(Code.TOOL_MISSING, "there is no program " + call.program() + " on this host");
        }
        String secret = secretOf(call);
        long begun = System.nanoTime();
        Process process = start(call);
        running.add(process);
        try {
            var output = new ToolOutput(process.getInputStream(), MOST_OUTPUT, flows, secret, lines);
            var errors = new ToolOutput(process.getErrorStream(), MOST_OUTPUT, flows, secret, lines);
            hand(secret, process.getOutputStream());
            boolean inTime = await(process, call.limit(), output, errors);
            letGo(process);
            int code = ended(process);
            judge(call, inTime, output, errors);
            return new ToolEnd(code, output.text(), errors.text(), Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException e) {
            throw new ToolFailed(Code.TOOL_FAILED, call.name() + " can't be talked to: " + e.getMessage());
        } finally {
            running.remove(process);
            letGo(process);
            process.destroyForcibly();
        }
    }

    private void judge(ToolCall call, boolean inTime, ToolOutput output, ToolOutput errors) throws ToolFailed {
        if (closed) {
            throw new ToolFailed(Code.ENDED_BY_AGENT, call.name() + " was ended, because the agent ends");
        }
        if (output.flooded() || errors.flooded()) {
            throw new ToolFailed(
                    Code.TOOL_FLOODS, call.name() + " wrote more than " + (MOST_OUTPUT >> 20) + " MiB and was ended");
        }
        if (!inTime) {
            throw new ToolFailed(
                    Code.TOOL_HANGS,
                    call.name() + " did not end within " + call.limit().toSeconds()
                            + " s and was ended; jobs.conf allows more by limit-minutes");
        }
    }

    private Process start(ToolCall call) throws ToolFailed {
        List<String> command = new ArrayList<>();
        call.user().ifPresent(user -> command.addAll(List.of("/usr/bin/sudo", "-n", "-u", user, "--")));
        command.add(guard.toString());
        call.environment().forEach((name, value) -> command.add(name + '=' + value));
        command.add(call.program().toString());
        command.addAll(call.arguments());
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.directory(Path.of("/").toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ToolFailed(Code.TOOL_MISSING, command.getFirst() + " can't be started: " + e.getMessage());
        }
    }

    private static String secretOf(ToolCall call) throws ToolFailed {
        if (call.secret().isEmpty()) {
            return "";
        }
        Path file = call.secret().get();
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new ToolFailed(
                        Code.WRONG_SECRET, "the secret in " + file + " can be read by everybody: chmod o= " + file);
            }
            String text = new String(in.readNBytes(LONGEST_SECRET), StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new ToolFailed(Code.WRONG_SECRET, "the secret in " + file + " can't be read by the agent");
        }
    }

    /** A tool that ended before it read is told by its end, not by a broken pipe. */
    private static void hand(String secret, OutputStream input) {
        try {
            input.write((secret + '\n').getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            // Its exit code and words say more.
        }
    }

    private boolean await(Process process, Duration limit, ToolOutput output, ToolOutput errors) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                if (closed || output.flooded() || errors.flooded()) {
                    return true;
                }
                if (System.nanoTime() > end) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int ended(Process process) throws IOException {
        try {
            if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it can't be ended");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("nobody waits for it any more", e);
        }
    }

    /** Ends all that runs; each {@link #run} then fails. Nothing more can be run. */
    @Override
    public void close() {
        closed = true;
        for (Process process : running) {
            letGo(process);
        }
    }

    /** The script sees its input end, and ends the tool. */
    private static void letGo(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
    }
}

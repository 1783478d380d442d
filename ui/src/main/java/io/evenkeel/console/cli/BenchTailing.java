package io.evenkeel.console.cli;

import io.evenkeel.console.cli.BenchAgent.Program;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./evenkeel bench tailing}: memory and CPU of an agent that follows a file into which lines are written, and sends
 * them to a sink on this host, over http and over https; as {@code up} starts it, and as the archive of {@code package} does.
 */
@Command(
        name = "tailing",
        description = "Memory and CPU of an agent that follows a log.",
        mixinStandardHelpOptions = true)
final class BenchTailing implements Callable<Integer> {

    private static final int START_SECONDS = 5;
    private static final int STOP_SECONDS = 20;
    private static final int ARRIVE_SECONDS = 60;

    /** Lines are written so many times a second, as a program with a buffer writes them. */
    private static final int BURSTS = 20;

    @Option(names = "--seconds", defaultValue = "30", description = "Of writing, each; ${DEFAULT-VALUE} unless given.")
    private int seconds;

    @Option(names = "--rate", defaultValue = "50000", description = "Lines a second; ${DEFAULT-VALUE} unless given.")
    private int rate;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var command = Objects.requireNonNull(spec).commandLine();
        if (seconds < 1 || rate < BURSTS) {
            throw new ParameterException(command, "--seconds must be at least 1, --rate at least " + BURSTS + ".");
        }
        PrintWriter out = command.getOut();
        out.printf(
                "tailing: %,d lines a second for %d s each, %d processors, Java %s, load %s%n",
                rate,
                seconds,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                Files.readString(Path.of("/proc/loadavg")).strip());
        try (var scratch = ScratchFolder.make("evenkeel-bench")) {
            for (Program program : BenchAgent.programs(scratch.path())) {
                try (var plain = AgentSink.plain()) {
                    out.println(measured(program, "http", plain, scratch.path()));
                }
                try (var tls = AgentSink.withTls(scratch.path())) {
                    out.println(measured(program, "https", tls, scratch.path()));
                }
                out.flush();
            }
        }
        return 0;
    }

    private String measured(Program program, String scheme, AgentSink sink, Path scratch)
            throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(scratch, "run");
        Path log = Files.createFile(own.resolve("app.log"));
        Process agent = started(program, sink, own, log);
        try {
            ProcessUse before = after(START_SECONDS, agent, own);
            long begun = System.nanoTime();
            long written = write(log);
            double writing = (System.nanoTime() - begun) / 1e9;
            double late = arrived(sink, written, agent, own);
            ProcessUse used = ProcessUse.of(agent.pid());
            double cpu = used.cpuSeconds() - before.cpuSeconds();
            return String.format(
                    Locale.ROOT,
                    "%-15s %-5s  %,.0f lines/s, all there %.1f s after the last  CPU %.0f %% of a core  RSS %d MB (peak"
                            + " %d)",
                    program.name(),
                    scheme,
                    written / writing,
                    late,
                    100 * cpu / (writing + late),
                    used.residentBytes() >> 20,
                    used.peakBytes() >> 20);
        } finally {
            agent.destroy();
            if (!agent.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                agent.destroyForcibly();
            }
        }
    }

    private static Process started(Program program, AgentSink sink, Path own, Path log) throws IOException {
        Path token = Files.writeString(own.resolve("token"), "evk_bench");
        Path rules = Files.writeString(own.resolve("logs.conf"), "[files app]\npath = " + log + "\n");
        List<String> command = new ArrayList<>(program.command());
        command.addAll(List.of("--server", sink.url(), "--token-file", token.toString()));
        command.addAll(List.of("--spool", own.resolve("spool").toString(), "--logs", rules.toString()));
        sink.certificateSha256().ifPresent(sha256 -> command.addAll(List.of("--certificate-sha256", sha256)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("EVENKEEL_AGENT_DATA", own.toString());
        return builder.redirectOutput(own.resolve("agent.log").toFile()).start();
    }

    /** Lines of 120 characters on average, as a web application writes them. */
    private long write(Path log) throws IOException, InterruptedException {
        long written = 0;
        int burst = rate / BURSTS;
        long begun = System.nanoTime();
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(log, StandardOpenOption.APPEND), 64 << 10)) {
            for (int round = 0; round < seconds * BURSTS; round++) {
                for (int i = 0; i < burst; i++) {
                    out.write(line(written++).getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
                long ahead = begun + (round + 1) * 1_000_000_000L / BURSTS - System.nanoTime();
                if (ahead > 0) {
                    TimeUnit.NANOSECONDS.sleep(ahead);
                }
            }
        }
        return written;
    }

    private static String line(long number) {
        return "2026-11-21T12:00:00.000Z INFO shop.checkout order " + (1_000_000 + number) + " of customer "
                + (number * 7919 % 100_000) + " was paid in " + (number * 31 % 900) + " ms by card, queue=7\n";
    }

    /** @return seconds until all lines were there */
    private static double arrived(AgentSink sink, long lines, Process agent, Path own)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (sink.lines() < lines) {
            if (agent.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new CannotStart("The agent ended: " + Files.readString(own.resolve("agent.log")));
            }
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(ARRIVE_SECONDS)) {
                throw new CannotStart("Of %,d lines %,d arrived.".formatted(lines, sink.lines()));
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static ProcessUse after(int seconds, Process agent, Path own) throws IOException, InterruptedException {
        if (agent.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new CannotStart("The agent ended: " + Files.readString(own.resolve("agent.log")));
        }
        return ProcessUse.of(agent.pid());
    }
}

package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./evenkeel bench templates}: {@code logs templates} on a large file that it makes, reading and writing included. */
@Command(
        name = "templates",
        description = "How many lines a second one thread puts to templates, reading and writing included.",
        mixinStandardHelpOptions = true)
final class BenchTemplates implements Callable<Integer> {
    private static final long SEED = 20261122;
    private static final long MEGABYTE = 1_000_000;

    @Option(
            names = "--megabytes",
            paramLabel = "COUNT",
            defaultValue = "1000",
            description = "Of the file; ${DEFAULT-VALUE} unless given.")
    private int megabytes;

    @Option(
            names = "--kinds",
            paramLabel = "COUNT",
            defaultValue = "6000",
            description = "Of messages in it; ${DEFAULT-VALUE} unless given.")
    private int kinds;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var scratch = ScratchFolder.make("evenkeel-bench")) {
            Path log = scratch.path().resolve("made.log");
            Path rows = scratch.path().resolve("made.csv");
            long lines = new MadeLog(SEED, kinds).write(log, megabytes * MEGABYTE);
            out.printf(
                    "templates: %,d lines, %,d MB, %,d kinds; load %s%n",
                    lines,
                    Files.size(log) / MEGABYTE,
                    kinds,
                    Files.readString(Path.of("/proc/loadavg")).strip());
            out.flush();
            measure(log, rows, lines, out);
        }
        return 0;
    }

    private static void measure(Path log, Path rows, long lines, PrintWriter out) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        int exit = new CommandLine(new LogsTemplatesCommand()).execute(log.toString(), "--out", rows.toString());
        double seconds = (System.nanoTime() - begin) / 1e9;
        double worked = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
        if (exit != 0) {
            throw new CannotStart("The command ended with " + exit + "; its reason stands above.");
        }
        out.printf(
                "templates: %.1f s, %,.0f lines/s; %.1f s of them on a processor, %,.0f lines/s; %,d MB written%n",
                seconds, lines / seconds, worked, lines / worked, Files.size(rows) / MEGABYTE);
    }
}

package io.evenkeel.console.cli;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Trail;
import io.evenkeel.database.BundledPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./evenkeel bench audit}: a long trail is made, sealed, exported and proved; what each costs. */
@Command(
        name = "audit",
        description = "Recording and sealing many acts, then exporting and proving all of them.",
        mixinStandardHelpOptions = true)
final class BenchAudit implements Callable<Integer> {

    private static final int ACTS_A_TRANSACTION = 1_000;
    private static final long PATIENCE_MINUTES = 30;
    private static final int SEARCHES = 20;
    private static final int WRITERS = 4;

    @Option(names = "--acts", defaultValue = "1000000", description = "How many; ${DEFAULT-VALUE} unless given.")
    private int acts;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                "audit: %,d acts, %d processors, load %s%n",
                acts,
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        try (var scratch = ScratchFolder.make("evenkeel-bench")) {
            var data = new DataFolder(scratch.path().resolve("data"));
            data.prepare();
            try (var postgres = new BundledPostgres(data.path(), Launch::say)) {
                postgres.start();
                postgres.prepareTables();
                String key = feed(data, postgres, out);
                Path export = scratch.path().resolve("trail.ndjson.gz");
                measure(out, "export", data, List.of("audit", "export", "--out", export.toString()));
                out.printf(
                        "export: %,d bytes packed, %.1f an act%n",
                        Files.size(export), (double) Files.size(export) / acts);
                measure(
                        out,
                        "verify",
                        data,
                        List.of(
                                "audit",
                                "verify",
                                export.toString(),
                                "--key",
                                key,
                                "--expect-at-least",
                                Integer.toString(acts)));
            }
        }
        return 0;
    }

    /** @return the key that signs checkpoints */
    private String feed(DataFolder data, BundledPostgres postgres, PrintWriter out) throws InterruptedException {
        try (var rooms = new RoomsAtHand(data, postgres.dataSource())) {
            long begin = System.nanoTime();
            record(rooms);
            out.printf("recorded: %,.0f acts a second%n", acts / secondsSince(begin));
            Trail trail = rooms.get(Trail.class);
            while (trail.state(PasswdCommand.localOperator()).unsealed() > 0) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            out.printf("sealed: %.1f s after the first was recorded%n", secondsSince(begin));
            search(rooms, out);
            return trail.publicKey(PasswdCommand.localOperator());
        }
    }

    private static void search(RoomsAtHand rooms, PrintWriter out) {
        Trail trail = rooms.get(Trail.class);
        // One connection for all of a kind, as a server's pool has it.
        var connected = new TransactionTemplate(rooms.get(PlatformTransactionManager.class));
        Optional<String> none = Optional.empty();
        var all = new Trail.Search(none, none, none, Optional.empty(), Optional.empty(), Optional.empty());
        var ofOne = new Trail.Search(
                Optional.of("INC-7"), none, none, Optional.empty(), Optional.empty(), Optional.empty());
        var byOne = new Trail.Search(
                none, Optional.of("Person 3"), none, Optional.empty(), Optional.empty(), Optional.empty());
        var ofRoom = new Trail.Search(
                none, none, Optional.of("incident"), Optional.empty(), Optional.empty(), Optional.empty());
        Map.of("newest", all, "of one incident", ofOne, "of one person", byOne, "of one room", ofRoom)
                .forEach((what, asked) -> connected.executeWithoutResult(_ -> {
                    trail.search(PasswdCommand.localOperator(), asked, 100);
                    long begin = System.nanoTime();
                    for (int i = 0; i < SEARCHES; i++) {
                        trail.search(PasswdCommand.localOperator(), asked, 100);
                    }
                    out.printf("100 acts, %s: %.1f ms%n", what, secondsSince(begin) * 1_000 / SEARCHES);
                }));
        out.flush();
    }

    /** Such acts as a night on call leaves, by few people on many incidents. */
    private void record(RoomsAtHand rooms) throws InterruptedException {
        var transaction = new TransactionTemplate(rooms.get(PlatformTransactionManager.class));
        Audit audit = rooms.get(Audit.class);
        var work = new ArrayList<Callable<Void>>();
        for (int first = 0; first < acts; first += ACTS_A_TRANSACTION) {
            int begin = first;
            work.add(() -> {
                transaction.executeWithoutResult(_ -> {
                    for (int number = begin; number < Math.min(acts, begin + ACTS_A_TRANSACTION); number++) {
                        record(audit, number);
                    }
                });
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void record(Audit audit, int number) {
        audit.record(
                new Actor(
                        Actor.Kind.PERSON,
                        "01930000-0000-7000-8000-00000000000" + number % 10,
                        "Person " + number % 10,
                        Set.of()),
                number % 3 == 0 ? "incident.acknowledge" : "incident.comment",
                "INC-" + number / 20,
                Map.of("text", "Restarted the importer of shard " + number + "; 已重启", "round", "0"));
    }

    /** In a process of its own with the memory that {@code ./evenkeel} gives a command. */
    private static void measure(PrintWriter out, String what, DataFolder data, List<String> words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Devenkeel.home=" + System.getProperty("evenkeel.home", "."),
                "-cp",
                System.getProperty("java.class.path"),
                "io.evenkeel.Evenkeel"));
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).inheritIO();
        builder.environment().put("EVENKEEL_DATA", data.path().toString());
        long begin = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        double cpu = 0;
        long limit = begin + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > limit) {
                process.destroyForcibly();
                throw new IOException(what + " did not end within " + PATIENCE_MINUTES + " minutes");
            }
            Optional<ProcessUse> use = use(process.pid());
            peak = Math.max(peak, use.map(ProcessUse::peakBytes).orElse(0L));
            cpu = Math.max(cpu, use.map(ProcessUse::cpuSeconds).orElse(0.0));
        }
        if (process.exitValue() != 0) {
            throw new IOException(what + " ended with " + process.exitValue());
        }
        out.printf(
                "%s: %.1f s, %.1f CPU seconds, peak of the process %d MB%n",
                what, secondsSince(begin), cpu, peak >> 20);
        out.flush();
    }

    /** Empty if it ended between the look and the reading: what was read before counts. */
    private static Optional<ProcessUse> use(long pid) {
        try {
            return Optional.of(ProcessUse.of(pid));
        } catch (IOException | IndexOutOfBoundsException ended) {
            return Optional.empty();
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}

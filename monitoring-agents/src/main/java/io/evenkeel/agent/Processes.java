package io.evenkeel.agent;

import io.evenkeel.agent.ProgramTotals.Program;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All processes: how many in which state, as node_exporter names them; and some programs one by one, as process-exporter
 * names them: those that the options name, running or not, and those that use most. Threads of the kernel are counted, and
 * are no program. Used by one thread.
 */
final class Processes {

    /** Interruptible sleep, running, waiting for a disk, ended but not fetched, stopped, idle threads of the kernel. */
    private static final List<Character> STATES = List.of('S', 'R', 'D', 'Z', 'T', 'I');

    /** Far more than a host of our size has; those above are not looked at. */
    private static final int MOST = 20_000;

    private static final double TICKS_PER_SECOND = 100;
    private static final int LONGEST_COMMAND = 4_096;

    private final ProcFolder proc;
    private final List<ProcessMatch> named;
    private final InstantSource clock;
    private final ProgramTotals totals = new ProgramTotals();
    private final ShownPrograms shown;
    private final long pageBytes;

    Processes(ProcFolder proc, Options.Programs options, InstantSource clock) {
        this.proc = proc;
        this.named = options.processes();
        this.clock = clock;
        this.shown = new ShownPrograms(options.top());
        this.pageBytes = pageBytes(proc);
    }

    Findings look() throws IOException {
        List<ProcessStat> all = all();
        var found = new Findings.Gathering();
        if (all.isEmpty()) {
            return found.done("no process can be seen");
        }
        addCounts(found, all);
        List<ProcessStat> own =
                all.stream().filter(process -> !process.isKernel()).toList();
        Set<String> told = new TreeSet<>(shown.names());
        named.forEach(match -> told.add(match.name()));
        totals.add(own, this::programOf, told);
        told.addAll(shown.choose(totals.all(), clock.instant()));
        told.removeIf(name -> !isNamed(name) && !shown.names().contains(name));
        long booted = Processors.bootTime(proc.text("stat")).orElse(0);
        told.forEach(name -> addProgram(found, totals.of(name), booted));
        return found.done();
    }

    private boolean isNamed(String name) {
        return named.stream().anyMatch(match -> match.name().equals(name));
    }

    private List<ProcessStat> all() throws IOException {
        var all = new ArrayList<ProcessStat>();
        try (var entries = Files.newDirectoryStream(proc.path(), "[0-9]*")) {
            for (var entry : entries) {
                if (all.size() == MOST) {
                    break;
                }
                stat(entry.getFileName().toString()).ifPresent(all::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return all;
    }

    /** Empty as well for one that ended just now. */
    private Optional<ProcessStat> stat(String pid) {
        try {
            return ProcessStat.parse(proc.start(pid + "/stat"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void addCounts(Findings.Gathering found, List<ProcessStat> all) {
        for (char state : STATES) {
            found.add("node_processes_state", "state", String.valueOf(state), (double)
                    all.stream().filter(process -> process.state() == state).count());
        }
        found.add("node_processes_pids", all.size());
        found.add(
                "node_processes_threads",
                all.stream().mapToInt(ProcessStat::threads).sum());
    }

    private String programOf(ProcessStat process) {
        String command = named.stream().anyMatch(match -> !match.text().isEmpty()) ? commandLine(process.pid()) : "";
        return named.stream()
                .filter(match -> match.covers(process.name(), command))
                .findFirst()
                .map(ProcessMatch::name)
                .orElse(process.name());
    }

    private String commandLine(int pid) {
        try {
            String command = proc.start(pid + "/cmdline");
            return command.substring(0, Math.min(command.length(), LONGEST_COMMAND))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private void addProgram(Findings.Gathering found, Program program, long booted) {
        String name = program.name();
        found.add("namedprocess_namegroup_num_procs", "groupname", name, program.processes());
        found.add(
                "namedprocess_namegroup_cpu_seconds_total",
                Map.of("groupname", name, "mode", "user"),
                program.userTicks() / TICKS_PER_SECOND);
        found.add(
                "namedprocess_namegroup_cpu_seconds_total",
                Map.of("groupname", name, "mode", "system"),
                program.systemTicks() / TICKS_PER_SECOND);
        found.add("namedprocess_namegroup_memory_bytes", Map.of("groupname", name, "memtype", "resident"), (double)
                (program.pages() * pageBytes));
        if (program.processes() > 0) {
            // In whole seconds: when the machine was booted is not known better.
            found.add(
                    "namedprocess_namegroup_oldest_start_time_seconds",
                    "groupname",
                    name,
                    Math.floor(booted + program.oldestStart() / TICKS_PER_SECOND));
        }
    }

    /** 4 KB but on some 64-bit ARM machines; the kernel says so in each process's map of memory. */
    private static long pageBytes(ProcFolder proc) {
        try {
            return proc.start("self/smaps")
                    .lines()
                    .filter(line -> line.startsWith("KernelPageSize:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                    .findFirst()
                    .orElse(4_096);
        } catch (IOException | NumberFormatException e) {
            return 4_096;
        }
    }
}

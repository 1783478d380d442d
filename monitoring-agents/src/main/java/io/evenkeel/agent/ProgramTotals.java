package io.evenkeel.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Adds processes up to programs. A program's processor time never falls while it is known, although its processes come and
 * go: what an ended process used stays in the sum. Not thread-safe.
 */
final class ProgramTotals {

    /**
     * @param cpuNow ticks since the look before
     * @param oldestStart ticks after boot; 0 without processes
     */
    record Program(
            String name, int processes, long userTicks, long systemTicks, long cpuNow, long pages, long oldestStart) {

        static Program unseen(String name) {
            return new Program(name, 0, 0, 0, 0, 0, 0);
        }

        private Program and(ProcessStat process, long user, long system) {
            long oldest = oldestStart == 0 ? process.startTicks() : Math.min(oldestStart, process.startTicks());
            return new Program(
                    name,
                    processes + 1,
                    userTicks + user,
                    systemTicks + system,
                    cpuNow + user + system,
                    pages + process.residentPages(),
                    oldest);
        }

        private Program beforeLook() {
            return new Program(name, 0, userTicks, systemTicks, 0, 0, 0);
        }
    }

    private Map<String, Program> programs = new HashMap<>();
    private Map<Integer, Known> known = new HashMap<>();

    /** A process at the look before. */
    private record Known(ProcessStat stat, String program) {}

    /**
     * Takes one look's processes.
     *
     * @param programOf asked once a process and name
     * @param keep programs that stay known without a process
     */
    void add(List<ProcessStat> processes, Function<ProcessStat, String> programOf, Set<String> keep) {
        Map<Integer, Known> next = new HashMap<>();
        Map<String, Program> totals = new HashMap<>();
        for (ProcessStat process : processes) {
            // The same process under another name (exec) goes on counting where it was.
            Optional<Known> before = Optional.ofNullable(known.get(process.pid()))
                    .filter(earlier -> earlier.stat().startTicks() == process.startTicks());
            String program = before.filter(earlier -> earlier.stat().name().equals(process.name()))
                    .map(Known::program)
                    .orElseGet(() -> programOf.apply(process));
            long user = process.userTicks()
                    - before.map(earlier -> earlier.stat().userTicks()).orElse(0L);
            long system = process.systemTicks()
                    - before.map(earlier -> earlier.stat().systemTicks()).orElse(0L);
            Program sum = Optional.ofNullable(totals.get(program))
                    .orElseGet(() -> programs.getOrDefault(program, Program.unseen(program))
                            .beforeLook());
            totals.put(program, sum.and(process, Math.max(0, user), Math.max(0, system)));
            next.put(process.pid(), new Known(process, program));
        }
        programs.forEach((name, program) -> {
            if (keep.contains(name)) {
                totals.putIfAbsent(name, program.beforeLook());
            }
        });
        programs = totals;
        known = next;
    }

    List<Program> all() {
        return new ArrayList<>(programs.values());
    }

    Program of(String name) {
        return programs.getOrDefault(name, Program.unseen(name));
    }
}

package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    private Path folder;

    private final MovedClock clock = new MovedClock("2026-11-21T10:00:00Z");

    @BeforeEach
    void boot() throws IOException {
        Files.writeString(folder.resolve("stat"), "btime 1700000000\n");
    }

    private Processes processes(int top, String... named) throws Options.Unusable {
        return new Processes(
                new ProcFolder(folder),
                new Options.Programs(top, ProcessMatch.parse(List.of(named)), List.of()),
                clock);
    }

    @Test
    void whatALinuxShows() throws Exception {
        var processes = new Processes(FactsTest.fixture(), new Options.Programs(1, List.of(), List.of()), clock);

        assertThat(Shown.readings(processes.look()))
                .containsExactly(
                        "node_processes_state{state=\"S\"} 2",
                        "node_processes_state{state=\"R\"} 0",
                        "node_processes_state{state=\"D\"} 1",
                        "node_processes_state{state=\"Z\"} 0",
                        "node_processes_state{state=\"T\"} 0",
                        "node_processes_state{state=\"I\"} 0",
                        "node_processes_pids 3",
                        "node_processes_threads 18",
                        "namedprocess_namegroup_num_procs{groupname=\"systemd\"} 1",
                        "namedprocess_namegroup_cpu_seconds_total{groupname=\"systemd\",mode=\"user\"} 14.53",
                        "namedprocess_namegroup_cpu_seconds_total{groupname=\"systemd\",mode=\"system\"} 119.01",
                        "namedprocess_namegroup_memory_bytes{groupname=\"systemd\",memtype=\"resident\"} 22691840",
                        "namedprocess_namegroup_oldest_start_time_seconds{groupname=\"systemd\"} 1795228073");
    }

    @Test
    void processesOfOneNameAreAddedUp() throws Exception {
        process(10, "nginx", 'S', 100, 20, 500, 7);
        process(11, "nginx", 'R', 50, 0, 900, 3);

        assertThat(Shown.readings(processes(1).look()))
                .contains(
                        "namedprocess_namegroup_num_procs{groupname=\"nginx\"} 2",
                        "namedprocess_namegroup_cpu_seconds_total{groupname=\"nginx\",mode=\"user\"} 1.5",
                        "namedprocess_namegroup_cpu_seconds_total{groupname=\"nginx\",mode=\"system\"} 0.2",
                        "namedprocess_namegroup_memory_bytes{groupname=\"nginx\",memtype=\"resident\"} 40960",
                        "namedprocess_namegroup_oldest_start_time_seconds{groupname=\"nginx\"} 1700000005");
    }

    @Test
    void whatAnEndedProcessUsedStaysInTheSum() throws Exception {
        var processes = processes(1);
        process(10, "nginx", 'S', 100, 0, 500, 7);
        process(11, "nginx", 'S', 50, 0, 900, 3);
        processes.look();
        end(11);
        process(10, "nginx", 'S', 130, 0, 500, 7);
        // The number comes again, for another process.
        process(12, "nginx", 'S', 5, 0, 2_000, 3);

        assertThat(Shown.readings(processes.look()))
                .contains("namedprocess_namegroup_cpu_seconds_total{groupname=\"nginx\",mode=\"user\"} 1.85");

        process(12, "nginx", 'S', 4, 0, 3_000, 3);
        assertThat(Shown.readings(processes.look()))
                .contains("namedprocess_namegroup_cpu_seconds_total{groupname=\"nginx\",mode=\"user\"} 1.89");
    }

    @Test
    void namedProgramsAreToldOfRunningOrNot() throws Exception {
        var processes = processes(0, "postgres", "billing=billing-server.jar");
        process(10, "java", 'S', 1, 1, 5, 7);
        Files.writeString(folder.resolve("10/cmdline"), "/usr/bin/java\0-jar\0/srv/billing-server.jar\0");
        process(11, "java", 'S', 1, 1, 5, 7);
        Files.writeString(folder.resolve("11/cmdline"), "/usr/bin/java\0-jar\0/srv/other.jar\0");

        assertThat(numbers(processes.look()))
                .containsExactlyInAnyOrder(
                        "namedprocess_namegroup_num_procs{groupname=\"billing\"} 1",
                        "namedprocess_namegroup_num_procs{groupname=\"postgres\"} 0");

        end(10);
        assertThat(numbers(processes.look())).contains("namedprocess_namegroup_num_procs{groupname=\"billing\"} 0");
    }

    @Test
    void theKernelsThreadsAreCountedAndAreNoProgram() throws Exception {
        Files.createDirectories(folder.resolve("2"));
        Files.writeString(folder.resolve("2/stat"), Shown.linux618("2/stat"));
        process(10, "nginx", 'S', 1, 1, 5, 7);

        Findings found = processes(5).look();

        assertThat(names(found)).containsExactly("nginx");
        assertThat(Shown.readings(found)).contains("node_processes_pids 2");
    }

    @Test
    void thoseWithTheMostProcessorTimeAndTheMostMemoryAreChosen() throws Exception {
        var processes = processes(1);
        process(10, "large", 'S', 0, 0, 5, 9_000);
        process(11, "busy", 'S', 900, 0, 5, 10);
        process(12, "neither", 'S', 10, 0, 5, 20);

        assertThat(names(processes.look())).containsExactly("busy", "large");
    }

    @Test
    void aProgramThatWasChosenStaysForAnHour() throws Exception {
        var processes = processes(1);
        process(10, "first", 'S', 900, 0, 5, 10);
        process(11, "second", 'S', 0, 0, 5, 5);
        processes.look();
        process(11, "second", 'S', 900, 0, 5, 50);
        assertThat(names(processes.look())).containsExactly("first", "second");

        clock.moveSeconds(Duration.ofMinutes(59).toSeconds());
        process(11, "second", 'S', 1_900, 0, 5, 50);
        assertThat(names(processes.look())).containsExactly("first", "second");
        clock.moveSeconds(Duration.ofMinutes(2).toSeconds());
        process(11, "second", 'S', 2_900, 0, 5, 50);
        assertThat(names(processes.look())).containsExactly("second");
    }

    @Test
    void theNumberOfSeriesIsBoundedAtAnyTimeAndInTime() throws Exception {
        var processes = processes(3);
        Set<String> ever = new TreeSet<>();
        for (int look = 0; look < 100; look++) {
            process(10, "job-" + look, 'S', 1_000L * look, 0, 100 + look, 10);
            process(11, "other-" + look, 'S', 2_000L * look, 0, 100 + look, 10);
            List<String> now = names(processes.look());
            assertThat(now).hasSizeLessThanOrEqualTo(3 * ShownPrograms.PLACES);
            ever.addAll(now);
            clock.moveSeconds(10);
        }

        assertThat(ever).hasSize(ShownPrograms.NEW_NAMES_AN_HOUR);
    }

    @Test
    void whatEndsWhileItIsReadIsLeftOut() throws Exception {
        process(10, "nginx", 'S', 1, 1, 5, 7);
        Files.createDirectories(folder.resolve("11"));
        Files.createDirectories(folder.resolve("12"));
        Files.writeString(folder.resolve("12/stat"), "12 (half");

        assertThat(Shown.readings(processes(5).look())).contains("node_processes_pids 1");
    }

    @Test
    void aHostWithoutAnyProcessIsNotWhole() throws Exception {
        assertThat(processes(5).look().broken()).containsExactly("no process can be seen");
    }

    private void process(int pid, String name, char state, long user, long system, long start, long pages)
            throws IOException {
        Files.createDirectories(folder.resolve("" + pid));
        Files.writeString(
                folder.resolve(pid + "/stat"),
                "%d (%s) %c 1 1 1 0 -1 4194560 0 0 0 0 %d %d 0 0 20 0 1 0 %d 55713792 %d 0 0\n"
                        .formatted(pid, name, state, user, system, start, pages));
    }

    private void end(int pid) throws IOException {
        Files.deleteIfExists(folder.resolve(pid + "/cmdline"));
        Files.delete(folder.resolve(pid + "/stat"));
        Files.delete(folder.resolve("" + pid));
    }

    private static List<String> numbers(Findings found) {
        return Shown.readings(found).stream()
                .filter(reading -> reading.startsWith("namedprocess_namegroup_num_procs"))
                .toList();
    }

    private static List<String> names(Findings found) {
        return numbers(found).stream()
                .map(reading -> Arrays.asList(reading.split("\"", -1)).get(1))
                .sorted()
                .collect(Collectors.toList());
    }
}

package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.agent.ReceivingServer.Reply;
import io.evenkeel.protocol.Heartbeat;
import io.evenkeel.protocol.SeenConnections.Seen;
import io.evenkeel.protocol.SeenConnections.Side;
import io.evenkeel.protocol.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The watch driven by hand: a moved clock, a folder with copies of /proc files, a real server. */
@Timeout(60)
class HostWatchTest {

    private static final long START = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

    @TempDir
    private Path folder;

    private final MovedClock clock = new MovedClock("2026-11-21T10:00:03.456Z");
    private final Written written = new Written();
    private ReceivingServer server;
    private Path proc;
    private Options options;
    private HostWatch watch;

    @BeforeEach
    void start() throws Exception {
        server = new ReceivingServer();
        proc = folder.resolve("proc");
        for (String file : List.of(
                "stat",
                "loadavg",
                "meminfo",
                "vmstat",
                "pressure/cpu",
                "pressure/io",
                "pressure/memory",
                "diskstats",
                "net/dev",
                "net/tcp",
                "self/mounts",
                "sys/kernel/osrelease",
                "sys/kernel/hostname",
                "1/stat",
                "2/stat",
                "830/stat")) {
            Files.createDirectories(proc.resolve(file).getParent());
            Files.writeString(proc.resolve(file), Shown.linux618(file));
        }
        Path token = Files.writeString(folder.resolve("token"), "evk_token");
        options = Options.parse(
                List.of(
                        "--server",
                        server.url().toString(),
                        "--token-file",
                        token.toString(),
                        "--proc",
                        proc.toString()),
                Map.of());
        watch = new HostWatch(options, clock, written.stream());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everySourceOfTheContractArrivesWithTheTimeOfTheInterval() {
        watch.sampleOnce();
        watch.sendDue();

        assertThat(server.takenMillis()).containsExactly(START);
        assertThat(Shown.series(server.taken().getFirst()))
                .contains(
                        "node_cpu_seconds_total{cpu=\"1\",mode=\"user\"} 1403.18@" + START,
                        "node_load1 7.54@" + START,
                        "node_memory_MemAvailable_bytes 23688138752@" + START,
                        "node_disk_io_time_seconds_total{device=\"vda\"} 21.852@" + START,
                        "node_network_receive_bytes_total{device=\"eth0\"} 657733428@" + START,
                        "node_boot_time_seconds 1795228073@" + START,
                        "node_memory_SwapFree_bytes 0@" + START,
                        "node_vmstat_pswpout 345@" + START,
                        "node_pressure_io_stalled_seconds_total 33.593968@" + START,
                        "node_processes_state{state=\"D\"} 1@" + START,
                        "namedprocess_namegroup_num_procs{groupname=\"systemd\"} 1@" + START,
                        "node_procs_running 7@" + START,
                        "node_time_seconds 1795255203.456@" + START,
                        "evenkeel_agent_samples_dropped_total 0@" + START);
        assertThat(names(server.taken().getFirst()))
                .contains("node_filesystem_size_bytes", "node_filesystem_avail_bytes", "node_filesystem_device_error");
    }

    /** The store keeps such values in a byte, and others in seven. */
    @Test
    void timesAreWholeIntervalsAndValuesHaveSixDecimalsAtMost() throws Exception {
        var real = new HostWatch(
                Options.parse(
                        List.of("--server", server.url().toString(), "--token-file", folder + "/token"), Map.of()),
                clock,
                written.stream());
        real.sampleOnce();
        real.sendDue();

        assertThat(server.taken().getFirst()).hasSizeGreaterThan(50).allSatisfy(series -> {
            TimeSeries.Sample sample = series.samples().getFirst();
            assertThat(sample.epochMillis() % 10_000).isZero();
            assertThat(new java.math.BigDecimal(Double.toString(sample.value()))
                            .stripTrailingZeros()
                            .scale())
                    .as("%s", series)
                    .isLessThanOrEqualTo(6);
        });
    }

    @Test
    void factsArriveAtStartAndEveryHalfMinute() {
        for (int second = 0; second <= 60; second += 10) {
            watch.sendDue();
            clock.moveSeconds(10);
        }

        assertThat(server.heartbeats()).hasSize(3);
        assertThat(server.heartbeats().getFirst())
                .extracting(Heartbeat::kernel, Heartbeat::processors, Heartbeat::memoryBytes)
                .containsExactly("6.18.44", 2, 25_276_518_400L);
    }

    @Test
    void connectionsAreToldAtStartAndEveryHalfMinute() {
        for (int second = 0; second <= 60; second += 10) {
            watch.sendDue();
            clock.moveSeconds(10);
        }

        assertThat(server.looks()).hasSize(3);
        assertThat(server.looks().getFirst().seen())
                .contains(new Seen(Side.CLIENT, Optional.empty(), "10.0.0.5", 5432, 2));
    }

    @Test
    void connectionsAreNotToldWhereTheyAreSwitchedOff() throws Exception {
        var silent = new HostWatch(
                Options.parse(
                        List.of(
                                "--server",
                                server.url().toString(),
                                "--token-file",
                                folder + "/token",
                                "--connections",
                                "off"),
                        Map.of()),
                clock,
                written.stream());

        silent.sendDue();

        assertThat(server.heartbeats()).hasSize(1);
        assertThat(server.looks()).isEmpty();
    }

    @Test
    void anOutageLosesNothingDoublesNothingAndKeepsTheOrder() {
        watchFor(3);
        server.busy(true);
        watchFor(40);
        server.busy(false);
        watchFor(6);

        assertThat(server.takenMillis())
                .isEqualTo(LongStream.range(0, 49)
                        .map(i -> START + i * 10_000)
                        .boxed()
                        .toList());
    }

    @Test
    void anOutageLongerThanTheBoundLosesTheOldestAndSaysSo() {
        server.busy(true);
        watchFor(370);
        server.busy(false);
        watchFor(6);

        assertThat(server.takenMillis()).isSorted().doesNotHaveDuplicates().hasSizeBetween(361, 370);
        assertThat(server.takenMillis().getLast()).isEqualTo(START + 375 * 10_000);
        long lost = 376L - server.takenMillis().size();
        long perPush = server.taken().getFirst().size();
        assertThat(Shown.series(server.taken().getLast()))
                .contains("evenkeel_agent_samples_dropped_total " + lost * perPush + "@"
                        + server.takenMillis().getLast());
    }

    @Test
    void whatTheServerRefusesIsLeftOutAndTheRestArrives() {
        server.replies(new Reply(204, ""), new Reply(400, "A series names another host."));
        watchFor(4);

        assertThat(server.takenMillis()).containsExactly(START, START + 20_000, START + 30_000);
        assertThat(written.lines()).anyMatch(line -> line.contains("says=\"A series names another host.\""));
    }

    @Test
    void aBrokenSourceIsReportedAndTheOthersArrive() throws IOException {
        Files.delete(proc.resolve("meminfo"));
        Files.writeString(proc.resolve("loadavg"), "broken");
        watchFor(2);

        var last = server.taken().getLast();
        assertThat(names(last))
                .contains("node_cpu_seconds_total")
                .doesNotContain("node_memory_MemTotal_bytes", "node_load1");
        assertThat(Shown.series(last))
                .contains(
                        "evenkeel_agent_source_errors_total{source=\"memory\"} 2@" + (START + 10_000),
                        "evenkeel_agent_source_errors_total{source=\"load\"} 2@" + (START + 10_000),
                        "evenkeel_agent_source_errors_total{source=\"cpu\"} 0@" + (START + 10_000));
        assertThat(written.lines()).hasSize(2).allMatch(line -> line.contains("event=source_broken"));
    }

    @Test
    void whatStillWaitsIsSentWhenTheWatchStops() throws Exception {
        server.replies(new Reply(503, "", "Retry-After", "300"));
        var running = new HostWatch(options, InstantSource.system(), written.stream());
        var thread = Thread.ofPlatform().start(() -> run(running));
        await().atMost(Duration.ofSeconds(20)).until(() -> !server.attempted().isEmpty());

        long unsent = running.stop(Duration.ofSeconds(10));
        thread.join(Duration.ofSeconds(10));

        assertThat(unsent).isZero();
        assertThat(server.taken()).isNotEmpty();
    }

    private static void run(HostWatch watch) {
        try {
            watch.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void watchFor(int intervals) {
        for (int i = 0; i < intervals; i++) {
            watch.sampleOnce();
            watch.sendDue();
            clock.moveSeconds(10);
        }
    }

    private static List<String> names(List<TimeSeries> push) {
        var names = new ArrayList<String>();
        push.forEach(series -> names.add(series.labels().get("__name__")));
        return names;
    }
}

package io.evenkeel.agent;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Every source of this host, in the order in which they are looked at. */
final class HostSources {

    /** Local filesystems answer within microseconds, living network ones within milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    static final List<String> NAMES = List.of(
            "cpu",
            "scheduling",
            "boot",
            "load",
            "memory",
            "paging",
            "pressure",
            "filesystem",
            "disk",
            "network",
            "processes",
            "services",
            "time",
            "agent");

    private HostSources() {}

    static List<Source> of(ProcFolder proc, Options.Programs programs, InstantSource clock, OwnMetrics own) {
        var processes = new Processes(proc, programs, clock);
        var services = new Services(
                Path.of("/run/systemd/system"), new PatientCommand("systemctl", PATIENCE), programs.services(), clock);
        var filesystems = new Filesystems(new PatientRooms(HostSources::room, PATIENCE), new StatCommand("stat"));
        return List.of(
                new Source("cpu", () -> Processors.parse(proc.text("stat"))),
                new Source("scheduling", () -> Scheduling.parse(proc.text("stat"))),
                new Source("boot", () -> Processors.parseBootTime(proc.text("stat"))),
                new Source("load", () -> Load.parse(proc.text("loadavg"))),
                new Source("memory", () -> Memory.parse(proc.text("meminfo"))),
                new Source("paging", () -> Paging.parse(proc.text("vmstat"))),
                new Source("pressure", () -> Pressure.look(proc)),
                new Source("filesystem", () -> filesystems.look(proc.text("self/mounts"))),
                new Source("disk", () -> Disks.parse(proc.text("diskstats"))),
                new Source("network", () -> Network.parse(proc.text("net/dev"))),
                new Source("processes", processes::look),
                new Source("services", services::look),
                new Source(
                        "time",
                        () -> new Findings(
                                List.of(Reading.of("node_time_seconds", clock.millis() / 1_000.0)), List.of())),
                new Source("agent", own::look));
    }

    /** statvfs(3) behind java.io.File; java.nio's FileStore would search the list of mounts for each call. */
    private static Optional<Filesystems.Room> room(String mountPoint) {
        var folder = new File(mountPoint);
        return Optional.of(new Filesystems.Room(
                folder.isDirectory() ? folder.getTotalSpace() : 0, folder.getFreeSpace(), folder.getUsableSpace()));
    }
}

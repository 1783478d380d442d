package io.evenkeel.agent;

import io.evenkeel.protocol.Heartbeat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a host is, read anew each time: a kernel is booted, memory is added, a file can't be read for a moment. */
final class Facts {

    private static final String UNKNOWN = "unknown";

    private final ProcFolder proc;
    private final Path osRelease;
    private final String agentVersion;

    /** @param osRelease {@code /etc/os-release}, see os-release(5) */
    Facts(ProcFolder proc, Path osRelease, String agentVersion) {
        this.proc = proc;
        this.osRelease = osRelease;
        this.agentVersion = agentVersion;
    }

    Heartbeat heartbeat(long bufferedSamples, long droppedSamples, long backlogBytes) {
        String stat = textOrEmpty("stat");
        return new Heartbeat(
                agentVersion,
                operatingSystem(),
                Optional.of(textOrEmpty("sys/kernel/osrelease").strip())
                        .filter(kernel -> !kernel.isEmpty())
                        .orElse(UNKNOWN),
                System.getProperty("os.arch", UNKNOWN),
                Processors.count(stat),
                Memory.total(textOrEmpty("meminfo")).orElse(0),
                Processors.bootTime(stat).orElse(0),
                bufferedSamples,
                droppedSamples,
                Optional.of(backlogBytes));
    }

    private String textOrEmpty(String file) {
        try {
            return proc.text(file);
        } catch (IOException e) {
            return "";
        }
    }

    private String operatingSystem() {
        try (var lines = Files.lines(osRelease)) {
            return lines.filter(line -> line.startsWith("PRETTY_NAME="))
                    .map(line -> line.substring("PRETTY_NAME=".length()).strip())
                    .map(name -> name.replaceAll("^[\"']|[\"']$", ""))
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException | UncheckedIOException e) {
            return UNKNOWN;
        }
    }
}

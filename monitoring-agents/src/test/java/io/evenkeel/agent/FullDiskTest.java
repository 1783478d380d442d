package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent whose spool lies on a disk that fills: a tmpfs of 700 kB in a mount namespace of its own; where this user may
 * make none, files that the kernel lets grow to 32 kB only. The server is away meanwhile.
 */
@Timeout(180)
class FullDiskTest {

    @TempDir
    private Path folder;

    @Test
    void whatCameInIsWhatArrivedAndWhatIsCountedAsDropped() throws Exception {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        Files.writeString(proc.resolve("stat"), Shown.linux618("stat"));
        Files.writeString(proc.resolve("meminfo"), Shown.linux618("meminfo"));
        Path token = Files.writeString(folder.resolve("token"), "evk_token");
        Path disk = Files.createDirectories(folder.resolve("disk"));
        try (var server = new ReceivingServer()) {
            server.busy(true);
            Process agent = start(server.url().toString(), token, proc, disk);
            try (var said = agent.inputReader()) {
                assertThat(said.readLine()).as(log()).isEqualTo("full");
                server.busy(false);
                agent.getOutputStream().write('\n');
                agent.getOutputStream().flush();
                assertThat(said.readLine()).as(log()).isEqualTo("sent");
            }
            assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();

            assertThat(log()).contains("event=spool_unwritable");
            assertThat(server.takenMillis()).isSorted().doesNotHaveDuplicates();
            int perLook = server.taken().getFirst().size();
            assertThat(server.taken()).allMatch(push -> push.size() == perLook);
            long lost = (FullDiskAgent.LOOKS + 1L - server.taken().size()) * perLook;
            assertThat(lost).isPositive();
            assertThat(Shown.series(server.taken().getLast()))
                    .contains("evenkeel_agent_samples_dropped_total " + lost + "@"
                            + server.takenMillis().getLast());
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private Process start(String server, Path token, Path proc, Path disk) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        boolean canMount = run("unshare", "-rm", "mount", "-t", "tmpfs", "none", disk.toString()) == 0;
        if (canMount) {
            command.addAll(
                    List.of("unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=700k none \"$0\" && exec \"$@\""));
            command.add(disk.toString());
        } else {
            // In blocks of 512 bytes (POSIX).
            command.addAll(List.of("sh", "-c", "ulimit -f 64 && exec \"$@\"", "sh"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskAgent.class.getName(),
                server,
                token.toString(),
                proc.toString(),
                disk.toString()));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("log").toFile())
                .start();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}

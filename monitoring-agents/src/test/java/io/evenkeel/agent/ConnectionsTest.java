package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.protocol.SeenConnections.Seen;
import io.evenkeel.protocol.SeenConnections.Side;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The real reader on the kernel's own files. */
class ConnectionsTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void bothEndsOfARealConnectionAreSeenWithTheirProgram() throws Exception {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var client = new java.net.Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            var look = new Connections(new ProcFolder(Path.of("/proc"))).look(AT);

            assertThat(accepted.isConnected() && client.isConnected()).isTrue();
            assertThat(look.seen())
                    .filteredOn(seen -> seen.port() == server.getLocalPort())
                    .containsExactly(
                            ours(Side.CLIENT, server.getLocalPort()), ours(Side.SERVER, server.getLocalPort()));
            assertThat(look.seen()).noneMatch(seen -> seen.port() == client.getLocalPort());
        }
    }

    /** This test runs as the program that the agent is. */
    private static Seen ours(Side side, int port) {
        return new Seen(side, Optional.of(SeenConnections.AGENT), "127.0.0.1", port, 1);
    }

    @Test
    void aProgramIsNamedByItsOpenFilesAndRememberedWhileItsSocketIsThere() throws Exception {
        process("830", "nginx", 20004, 20005);
        process("831", "postgres", 20003);
        var owners = new SocketOwners(new ProcFolder(folder), 100);

        assertThat(owners.programs(Set.of(20003L, 20004L, 20099L)))
                .isEqualTo(Map.of(20003L, "postgres", 20004L, "nginx"));
        Files.delete(folder.resolve("830/fd/3"));
        assertThat(owners.programs(Set.of(20004L))).isEqualTo(Map.of(20004L, "nginx"));
        assertThat(owners.programs(Set.of(20005L))).isEqualTo(Map.of(20005L, "nginx"));
        assertThat(owners.programs(Set.of(20004L))).isEmpty();
    }

    @Test
    void noMoreFilesAreLookedAtThanItMay() throws Exception {
        process("1", "systemd", 1, 2, 3, 4);
        var owners = new SocketOwners(new ProcFolder(folder), 2);

        assertThat(owners.programs(Set.of(1L, 2L, 3L, 4L))).hasSizeBetween(1, 2);
    }

    private void process(String pid, String name, long... inodes) throws Exception {
        Path fd = Files.createDirectories(folder.resolve(pid).resolve("fd"));
        Files.writeString(folder.resolve(pid).resolve("stat"), pid + " (" + name + ") S 1" + " 0".repeat(30));
        for (int i = 0; i < inodes.length; i++) {
            Files.createSymbolicLink(fd.resolve(Integer.toString(3 + i)), Path.of("socket:[" + inodes[i] + "]"));
        }
        Files.createSymbolicLink(fd.resolve("99"), Path.of("pipe:[7]"));
    }

    @Test
    void theServersReaderReadsWhatIsWritten() {
        var look = new SeenConnections(
                AT,
                List.of(
                        new Seen(Side.CLIENT, Optional.of("odd \"name\" \\ 数"), "2001:db8::5", 443, 3),
                        new Seen(Side.SERVER, Optional.empty(), "127.0.0.1", 5432, 1)),
                7);

        assertThat(JsonMapper.builder().build().readValue(ConnectionsJson.of(look), SeenConnections.class))
                .isEqualTo(look);
    }
}

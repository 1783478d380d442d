package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.agent.Socket.Endpoint;
import io.evenkeel.agent.SocketTable.ClientPorts;
import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.protocol.SeenConnections.Seen;
import io.evenkeel.protocol.SeenConnections.Side;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SocketTableTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private static SeenConnections seen(Map<Long, String> programs, String... files) throws IOException {
        var table = new SocketTable(1_000);
        for (String file : files) {
            Shown.linux618(file)
                    .lines()
                    .flatMap(line -> Socket.parse(line).stream())
                    .forEach(table::add);
        }
        return table.seen(AT, programs, ClientPorts.USUAL);
    }

    private static Seen seen(Side side, String program, String address, int port, int connections) {
        return new Seen(side, Optional.of(program).filter(name -> !name.isEmpty()), address, port, connections);
    }

    private static Socket socket(String local, int localPort, String remote, int remotePort) {
        return new Socket(false, new Endpoint(local, localPort), new Endpoint(remote, remotePort), 0);
    }

    /** A torn line, other states, both families, an IPv4 client of an IPv6 listener, both ends of one on this host. */
    @Test
    void whatTheKernelShowsBecomesEdges() throws IOException {
        var programs = Map.of(20001L, "sshd", 20002L, "php-fpm", 20003L, "postgres", 20004L, "nginx", 20011L, "curl");

        var look = seen(programs, "net/tcp", "net/tcp6");

        assertThat(look.leftOut()).isZero();
        assertThat(look.seen())
                .containsExactly(
                        seen(Side.CLIENT, "", "10.0.0.5", 5432, 1),
                        seen(Side.CLIENT, "nginx", "10.0.0.5", 5432, 1),
                        seen(Side.CLIENT, "", "10.0.0.6", 50051, 1),
                        seen(Side.CLIENT, "php-fpm", "127.0.0.1", 5432, 1),
                        seen(Side.CLIENT, "curl", "2001:db8::5", 443, 1),
                        seen(Side.SERVER, "sshd", "10.0.0.9", 22, 1),
                        seen(Side.SERVER, "", "10.0.0.9", 8080, 1),
                        seen(Side.SERVER, "postgres", "127.0.0.1", 5432, 1));
    }

    @Test
    void manyConnectionsOfOneProgramAreOneEdge() {
        var table = new SocketTable(1_000);
        for (int i = 0; i < 200; i++) {
            table.add(socket("10.0.0.4", 40_000 + i, "10.0.0.5", 5432));
        }

        assertThat(table.seen(AT, Map.of(), ClientPorts.USUAL).seen())
                .containsExactly(seen(Side.CLIENT, "", "10.0.0.5", 5432, 200));
    }

    @Test
    void theSideWhoseListenerIsGoneIsKnownByItsPort() {
        var table = new SocketTable(10);
        table.add(socket("10.0.0.4", 22, "10.0.0.9", 51_234));

        assertThat(table.seen(AT, Map.of(), ClientPorts.USUAL).seen())
                .containsExactly(seen(Side.SERVER, "", "10.0.0.9", 22, 1));
    }

    @Test
    void aListenerAtAnotherAddressMakesNobodyAServer() {
        var table = new SocketTable(10);
        table.add(new Socket(true, new Endpoint("127.0.0.1", 40_000), new Endpoint("0.0.0.0", 0), 1));
        table.add(socket("10.0.0.4", 40_000, "10.0.0.5", 5432));

        assertThat(table.seen(AT, Map.of(), ClientPorts.USUAL).seen())
                .containsExactly(seen(Side.CLIENT, "", "10.0.0.5", 5432, 1));
    }

    @Test
    void whatIsTooMuchIsCountedAndWhatTheHostNeedsIsToldFirst() {
        var table = new SocketTable(2_000);
        table.add(new Socket(true, new Endpoint("::", 443), new Endpoint("::", 0), 1));
        for (int i = 0; i < 1_500; i++) {
            table.add(socket("10.0.0.4", 443, "198.51." + i / 250 + "." + i % 250, 50_000));
            table.add(socket("10.0.0.4", 40_000, "10.0.1.7", 1_000 + i % 100));
        }

        var look = table.seen(AT, Map.of(), ClientPorts.USUAL);

        assertThat(look.seen()).hasSize(SeenConnections.MOST);
        assertThat(look.seen().stream().filter(seen -> seen.side() == Side.CLIENT))
                .hasSize(100);
        assertThat(look.seen().stream().mapToInt(Seen::connections).sum() + look.leftOut())
                .isEqualTo(3_000);
    }

    @Test
    void theOrderOfLinesChangesNothing() throws IOException {
        var lines = new ArrayList<>(
                (Shown.linux618("net/tcp") + Shown.linux618("net/tcp6")).lines().toList());
        var usual = seen(Map.of(), "net/tcp", "net/tcp6");
        for (long seed = 1; seed <= 50; seed++) {
            Collections.shuffle(lines, new Random(seed));
            var table = new SocketTable(1_000);
            lines.stream().flatMap(line -> Socket.parse(line).stream()).forEach(table::add);

            assertThat(table.seen(AT, Map.of(), ClientPorts.USUAL))
                    .as("seed %d", seed)
                    .isEqualTo(usual);
        }
    }

    @Test
    void noLineIsTooOdd() {
        for (String line : List.of(
                "",
                "0:",
                "  1: 0100007F:XYZ 00000000:0000 0A 0:0 0:0 0 0 0 5",
                "  1: 0100:0016 00000000:0000 0A 0:0 0:0 0 0 0 5",
                "  1: 0100007F0016 00000000:0000 0A 0:0 0:0 0 0 0 5",
                "  1: 0100007F:0016 00000000:0000 0A 0:0 0:0 0 0 0 many")) {
            assertThat(Socket.parse(line)).as(line).isEmpty();
        }
    }
}

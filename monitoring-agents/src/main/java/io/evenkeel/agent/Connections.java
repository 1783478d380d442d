package io.evenkeel.agent;

import io.evenkeel.agent.SocketTable.ClientPorts;
import io.evenkeel.protocol.SeenConnections;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Looks at the TCP connections of this host, in the network that the agent itself sees: those inside of containers with a network
 * of their own are not among them. Connections that begin and end between two looks are missed. Used by one thread.
 */
final class Connections {

    /** Some ten times what a busy host has; they take 3 MB for the moment of the look. */
    private static final int MOST_SOCKETS = 20_000;

    private static final int MOST_FILES = 50_000;

    private final ProcFolder proc;
    private final SocketOwners owners;

    Connections(ProcFolder proc) {
        this.proc = proc;
        this.owners = new SocketOwners(proc, MOST_FILES);
    }

    /** @throws IOException where the system does not tell */
    SeenConnections look(Instant at) throws IOException {
        var table = new SocketTable(MOST_SOCKETS);
        read("net/tcp", table);
        if (proc.path().resolve("net/tcp6").toFile().exists()) {
            read("net/tcp6", table);
        }
        return table.seen(at, owners.programs(table.inodes()), clientPorts());
    }

    private void read(String file, SocketTable table) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                new FileInputStream(proc.path().resolve(file).toFile()), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Socket.parse(line).ifPresent(table::add);
            }
        }
    }

    private ClientPorts clientPorts() {
        try {
            String[] range = Columns.of(proc.start("sys/net/ipv4/ip_local_port_range"));
            return new ClientPorts(Integer.parseInt(range[0]), Integer.parseInt(range[1]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return ClientPorts.USUAL;
        }
    }
}

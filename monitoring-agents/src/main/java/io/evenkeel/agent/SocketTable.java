package io.evenkeel.agent;

import io.evenkeel.agent.Socket.Endpoint;
import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.protocol.SeenConnections.Seen;
import io.evenkeel.protocol.SeenConnections.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sockets of one look, and what they say: who is connected with whom at which port. Not thread-safe.
 *
 * <p>A side whose own port listens is the server, else the client; where the listener is gone already, the side whose port is not
 * one that the kernel gives to clients. A client's port is never told: it is another one each time.
 */
final class SocketTable {

    /** What the kernel gives to clients; {@code ip_local_port_range}, see ip(7). */
    record ClientPorts(int first, int last) {

        static final ClientPorts USUAL = new ClientPorts(32_768, 60_999);

        boolean has(int port) {
            return port >= first && port <= last;
        }
    }

    private static final Set<String> ANY = Set.of("0.0.0.0", "::");

    /** The order in which edges are told when there are too many: what this host needs goes before who comes to it. */
    private static final Comparator<Seen> WORTH = Comparator.comparing(Seen::side)
            .thenComparing(Comparator.comparingInt(Seen::connections).reversed())
            .thenComparing(Seen::address)
            .thenComparingInt(Seen::port)
            .thenComparing(seen -> seen.program().orElse(""));

    private final int most;
    private final Set<Endpoint> listening = new HashSet<>();
    private final List<Socket> connected = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>();
    private int leftOut;

    /** @param most connections that are kept; others are counted */
    SocketTable(int most) {
        this.most = most;
    }

    void add(Socket socket) {
        if (socket.isListening()) {
            if (listening.size() < most) {
                listening.add(socket.local());
            }
        } else if (connected.size() < most) {
            connected.add(new Socket(false, shared(socket.local()), shared(socket.remote()), socket.inode()));
        } else {
            leftOut++;
        }
    }

    /** Thousands of connections are with a few addresses. */
    private Endpoint shared(Endpoint endpoint) {
        return new Endpoint(addresses.computeIfAbsent(endpoint.address(), address -> address), endpoint.port());
    }

    /** The sockets whose programs are asked for. */
    Set<Long> inodes() {
        return connected.stream().map(Socket::inode).filter(inode -> inode > 0).collect(Collectors.toSet());
    }

    private record Edge(Side side, Optional<String> program, String address, int port) {}

    /** @param programs by their sockets' inodes; those that could not be told are missing */
    SeenConnections seen(Instant at, Map<Long, String> programs, ClientPorts clientPorts) {
        Map<Edge, Integer> edges = new HashMap<>();
        for (Socket socket : connected) {
            Side side = side(socket, clientPorts);
            int port = side == Side.SERVER
                    ? socket.local().port()
                    : socket.remote().port();
            var program = Optional.ofNullable(programs.get(socket.inode()));
            edges.merge(new Edge(side, program, socket.remote().address(), port), 1, Integer::sum);
        }
        List<Seen> all = edges.entrySet().stream()
                .map(edge -> seen(edge.getKey(), edge.getValue()))
                .sorted(WORTH)
                .toList();
        int told = Math.min(SeenConnections.MOST, all.size());
        int untold = all.subList(told, all.size()).stream()
                .mapToInt(Seen::connections)
                .sum();
        return new SeenConnections(at, all.subList(0, told), leftOut + untold);
    }

    private static Seen seen(Edge edge, int connections) {
        return new Seen(edge.side(), edge.program(), edge.address(), edge.port(), connections);
    }

    private Side side(Socket socket, ClientPorts clientPorts) {
        if (isListening(socket.local())) {
            return Side.SERVER;
        }
        boolean isListenerGone = clientPorts.has(socket.remote().port())
                && !clientPorts.has(socket.local().port())
                && !isListening(socket.remote());
        return isListenerGone ? Side.SERVER : Side.CLIENT;
    }

    private boolean isListening(Endpoint endpoint) {
        return listening.contains(endpoint)
                || ANY.stream().anyMatch(any -> listening.contains(new Endpoint(any, endpoint.port())));
    }
}

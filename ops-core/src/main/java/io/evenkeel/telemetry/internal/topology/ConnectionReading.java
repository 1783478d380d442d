package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.audit.Refusal;
import io.evenkeel.protocol.IpAddress;
import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.protocol.SeenConnections.Seen;
import io.evenkeel.protocol.SeenConnections.Side;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Link;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one look of an agent says in names of hosts. Pure. */
final class ConnectionReading {
    /** As much as the minutes of the look's clock may differ from this server's. */
    static final Duration CLOCKS = Duration.ofMinutes(10);

    private static final int LONGEST_PROGRAM = 64;

    /** Carriers' own addresses (RFC 6598), 100.64.0.0/10. */
    private static final int CARRIER_FIRST = 100;

    /**
     * One side's word on an edge in a minute.
     *
     * @param program empty where it could not be told
     */
    record EdgeSide(Link link, int port, Side side, String program, boolean callerIsHost, boolean calleeIsHost) {}

    private final String host;
    private final HostAddresses.Known known;

    private ConnectionReading(String host, HostAddresses.Known known) {
        this.host = host;
        this.known = known;
    }

    /**
     * Edges with the number of their connections.
     *
     * @throws Refusal INVALID for what no agent of ours says
     */
    static Map<EdgeSide, Integer> of(String host, SeenConnections look, HostAddresses.Known known) {
        if (look.seen().size() > SeenConnections.MOST || look.leftOut() < 0) {
            throw invalid("One look has 0 to " + SeenConnections.MOST + " edges, and what it leaves out is counted.");
        }
        var reading = new ConnectionReading(host, known);
        Map<EdgeSide, Integer> edges = new HashMap<>();
        look.seen().forEach(seen -> edges.merge(reading.key(seen), seen.connections(), Integer::sum));
        return edges;
    }

    /**
     * The minute that a look is of: by its own clock, so that a look which comes late or twice says the same; by ours where its clock
     * is ahead.
     *
     * @throws Refusal INVALID for a clock that is far off
     */
    static Instant minute(Instant at, Instant now) {
        if (Duration.between(at, now).abs().compareTo(CLOCKS) > 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "connections-time-wrong",
                    "The look is of " + at + ", and it is " + now + " here. Set the host's clock; what is more than "
                            + CLOCKS.toMinutes() + " minutes late is not wanted.",
                    "at");
        }
        return (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MINUTES);
    }

    private EdgeSide key(Seen seen) {
        String program = seen.program().orElse("");
        boolean isRight = seen.side() != null
                && seen.port() >= 1
                && seen.port() <= 65_535
                && seen.connections() >= 1
                && program.length() <= LONGEST_PROGRAM
                && program.codePoints().noneMatch(Character::isISOControl);
        InetAddress address = Optional.ofNullable(seen.address())
                .flatMap(IpAddress::parse)
                .filter(given -> isRight)
                .orElseThrow(() -> invalid("Each edge has a side, a numeric address, a port from 1 to 65535, at least"
                        + " one connection and a program of at most " + LONGEST_PROGRAM + " readable characters."));
        Optional<String> other =
                address.isLoopbackAddress() ? Optional.of(host) : known.hostAt(IpAddress.text(address), host);
        return switch (seen.side()) {
            case CLIENT ->
                new EdgeSide(
                        new Link(host, other.orElseGet(() -> withPort(address, seen.port()))),
                        seen.port(),
                        Side.CLIENT,
                        program,
                        true,
                        other.isPresent());
            case SERVER ->
                new EdgeSide(
                        new Link(other.orElseGet(() -> caller(address)), host),
                        seen.port(),
                        Side.SERVER,
                        program,
                        other.isPresent(),
                        true);
        };
    }

    private static String withPort(InetAddress address, int port) {
        String text = IpAddress.text(address);
        return (address instanceof Inet6Address ? "[" + text + "]" : text) + ":" + port;
    }

    /** The visitors of a public site are thousands; none of them is a part of the estate. */
    private static String caller(InetAddress address) {
        return isPublic(address) ? Topology.INTERNET : IpAddress.text(address);
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        boolean isUniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc;
        boolean isCarriers = bytes.length == 4 && first == CARRIER_FIRST && (bytes[1] & 0xc0) == 0x40;
        return !isUniqueLocal && !isCarriers && !address.isSiteLocalAddress() && !address.isLinkLocalAddress();
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "connections-invalid", sentence, "seen");
    }

    /** In one order for everybody, so that two that write do not wait for each other. */
    static List<Map.Entry<EdgeSide, Integer>> sorted(Map<EdgeSide, Integer> edges) {
        var all = new ArrayList<>(edges.entrySet());
        all.sort(Map.Entry.comparingByKey(Comparator.comparing(EdgeSide::link)
                .thenComparingInt(EdgeSide::port)
                .thenComparing(EdgeSide::side)
                .thenComparing(EdgeSide::program)));
        return all;
    }
}

package io.evenkeel.telemetry;

import io.evenkeel.audit.Actor;
import io.evenkeel.protocol.SeenConnections;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which service called which, with figures by the minute, as spans of OpenTelemetry tell it, and which host had TCP connections
 * with which, as the agents see it. The edges may form cycles, and a service may call itself. Of spans a name is what programs call
 * themselves ({@code service.name}); a database, a topic or a service that sends no spans has the name that its callers give it. Of
 * connections it is a host's name; what is no watched host is {@code address:port} where it is called, {@code address} where it
 * calls, and {@value #INTERNET} for all callers with public addresses together.
 *
 * <p>An edge's calls appear up to a minute after they ended. Figures are of what programs sent: those that sample send a part of
 * their calls. A span is from an instant, included, to another, not included; both count in whole minutes. Every verb needs
 * {@code SEE_OPERATIONS}. Thread-safe.
 */
public interface Topology {
    /** Edges in one answer at most. */
    int MOST_EDGES = 1000;

    /** Of one edge in one hour at most. */
    int MOST_EXAMPLES = 100;

    /** Whoever comes from a public address that no watched host has. */
    String INTERNET = "internet";

    /** The longest span of {@link #edges} and {@link #around}. */
    Duration LONGEST = Duration.ofHours(6);

    /** The longest span of {@link #minutes} and {@link #examples}. */
    Duration LONGEST_OF_ONE = Duration.ofHours(24);

    /**
     * The edges that had a call or a connection in the span, in the order of their links.
     *
     * @param beyond the first edge stands behind this one; empty for the first page
     * @param most 1 to {@value #MOST_EDGES}
     * @throws io.evenkeel.audit.Refusal INVALID for a span that is empty or longer than {@link #LONGEST}, or for another
     *     {@code most}
     */
    Edges edges(Actor actor, Instant from, Instant to, Optional<Link> beyond, int most);

    /**
     * The edges that begin or end at this service or host and had a call or a connection in the span, by their links; the first
     * {@value #MOST_EDGES} of them.
     *
     * @throws io.evenkeel.audit.Refusal INVALID for a span that is empty or longer than {@link #LONGEST}
     */
    Edges around(Actor actor, String service, Instant from, Instant to);

    /**
     * The minutes of the span in which there was a call or a connection, in their order; none for a link that is not known.
     *
     * @throws io.evenkeel.audit.Refusal INVALID for a span that is empty or longer than {@link #LONGEST_OF_ONE}
     */
    List<Minute> minutes(Actor actor, Link link, Instant from, Instant to);

    /**
     * Single calls of the span, the newest first: of each minute the slowest, and some that failed. At most
     * {@value #MOST_EXAMPLES} an hour are kept.
     *
     * @param most 1 to {@value #MOST_EXAMPLES}
     * @throws io.evenkeel.audit.Refusal INVALID for a span that is empty or longer than {@link #LONGEST_OF_ONE}
     */
    List<Example> examples(Actor actor, Link link, Instant from, Instant to, int most);

    /** When this host's agent told last of connections; empty for what is no host, or has no agent that tells. */
    Optional<Look> look(Actor actor, String host);

    /** What stands at the end of an edge. Where spans say different things, the first of these that one of them said. */
    enum Sort {
        /** A program that sends spans, or a service by the name that its caller gave it. */
        SERVICE,
        DATABASE,
        /** A topic or queue: it is called by those that send to it, and calls those that receive from it. */
        MESSAGING,
        /** Known only by its address. */
        ADDRESS,
        /** A host that is watched; spans never say so. */
        HOST
    }

    /** From a caller to what it calls; in the order of the alphabet by caller, then by callee. */
    record Link(String caller, String callee) implements Comparable<Link> {
        private static final Comparator<Link> ORDER =
                Comparator.comparing(Link::caller).thenComparing(Link::callee);

        @Override
        public int compareTo(Link other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * @param calls more than 0
     * @param errors calls that the caller's or the callee's span says failed
     * @param mean of the durations as the caller saw them
     * @param half of the calls took at most so long, to 5 %
     * @param p95 19 of 20 calls took at most so long, to 5 %
     * @param p99 99 of 100 calls took at most so long, to 5 %
     */
    record Figures(long calls, long errors, Duration mean, Duration half, Duration p95, Duration p99) {
        /** From 0 to 1. */
        public double errorShare() {
            return (double) errors / calls;
        }
    }

    /**
     * A link with what it did in a span. It was seen by spans, by connections or by both.
     *
     * @param sort of the callee
     * @param figures of its calls, where spans tell of some
     * @param connections where agents saw some
     * @param first minute with a call or a connection in the span
     * @param last minute with a call or a connection in the span
     */
    record Edge(
            Link link,
            Sort sort,
            Optional<Figures> figures,
            Optional<Connections> connections,
            Instant first,
            Instant last) {}

    /**
     * TCP connections from a host or address to another, where both agents saw them counted once.
     *
     * @param most at once, of all ports, as one look found it
     * @param callerIsHost whether the caller is a watched host; else it is an address
     * @param calleeIsHost whether the callee is one
     */
    record Connections(int most, boolean callerIsHost, boolean calleeIsHost, List<Port> ports) {
        public Connections {
            ports = List.copyOf(ports);
        }

        /** Whether they are those by which agents send what they see: the host's work does not need them. */
        public boolean areOfAgents() {
            return ports.stream().allMatch(port -> port.callers().equals(List.of(SeenConnections.AGENT)));
        }
    }

    /**
     * @param number at which the callee listens
     * @param callers programs at the caller's end that could be told, by name
     * @param callees programs at the callee's end that could be told, by name
     * @param most at once
     */
    record Port(int number, List<String> callers, List<String> callees, int most, Instant last) {
        public Port {
            callers = List.copyOf(callers);
            callees = List.copyOf(callees);
        }
    }

    /** @param leftOut connections that this look did not tell, since there were too many */
    record Look(Instant at, int leftOut) {}

    /** @param more whether there are edges behind the last one */
    record Edges(List<Edge> edges, boolean more) {
        public Edges {
            edges = List.copyOf(edges);
        }
    }

    /**
     * @param at its beginning
     * @param figures of its calls, where spans tell of some
     * @param connections at once, as agents saw them; 0 where they saw none
     */
    record Minute(Instant at, Optional<Figures> figures, int connections) {}

    /**
     * A call that can be looked up where traces are kept.
     *
     * @param traceId 32 hexadecimal digits
     */
    record Example(String traceId, Instant at, Duration duration, boolean failed) {}
}

package io.evenkeel.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The TCP connections that a host's agent saw in one look, added up, sent to {@code POST /api/topology/agent} every 30 s. The same
 * look sent twice, or later than the next one, says nothing new; one that never arrives is not sent again.
 *
 * @param at of the look, by the host's clock
 * @param leftOut connections that are not told, since there were too many
 */
public record SeenConnections(Instant at, List<Seen> seen, int leftOut) {

    /** Of {@link Seen} in one look at most. */
    public static final int MOST = 500;

    /** What the agent's own connections are told as, so that nobody takes them for work of the host. */
    public static final String AGENT = "evenkeel-agent";

    /** Which end of a connection the host is. */
    public enum Side {
        /** It opened the connection: it needs the other end. */
        CLIENT,
        /** It was listening. */
        SERVER
    }

    /**
     * Connections of one program with one other address to one port.
     *
     * @param program on this host; empty where it can't be told
     * @param address of the other end, numeric; a loopback address is this host itself
     * @param port at which the server listens, on whichever end that is
     * @param connections more than 0
     */
    public record Seen(Side side, Optional<String> program, String address, int port, int connections) {
        public Seen {
            // JSON may leave it out, whatever the record promises.
            program = Objects.requireNonNullElse(program, Optional.empty());
        }
    }

    public SeenConnections {
        seen = List.copyOf(Objects.requireNonNullElse(seen, List.of()));
    }
}

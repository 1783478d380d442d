package io.evenkeel.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Log lines of a host, sent by its agent to {@code POST /api/logs/agent}. The agent sends one at a time, and sends it again as
 * it was until an answer comes, so that by stream and number the server knows what it has.
 *
 * @param stream of one run of the agent
 * @param number within the stream, from 1 on, without gaps
 */
public record LogShipment(UUID stream, long number, List<Line> lines) {

    /** What the body is: gzip over what {@link LogShipmentWriter} writes. */
    public static final String CONTENT_TYPE = "application/vnd.evenkeel.log-shipment";

    /** Lines in one at most. */
    public static final int MOST_LINES = 10_000;

    /** Unpacked bytes of one at most. */
    public static final int MOST_BYTES = 8 << 20;

    public LogShipment {
        lines = List.copyOf(lines);
    }

    /**
     * @param source a file's path, a unit or a program's name
     * @param at what a journal says of its time; empty where only the line itself may tell
     * @param syslogSeverity 0 to 7 (RFC 5424 §6.2.1), where a journal says it
     * @param text bytes that are not UTF-8 became U+FFFD
     * @param fields labels of the source, and what is known of this line
     */
    public record Line(
            String source,
            Optional<Instant> at,
            Optional<Integer> syslogSeverity,
            String text,
            Map<String, String> fields) {
        public Line {
            fields = Map.copyOf(fields);
        }
    }
}

package io.evenkeel.protocol;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Facts of a host and its agent, sent to {@code POST /api/fleet/heartbeat} at start and every 30 s.
 *
 * @param agentVersion such as {@code 0.1.0}
 * @param operatingSystem such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param kernel such as {@code 6.1.0-18-amd64}
 * @param architecture such as {@code amd64}
 * @param processors logical ones
 * @param memoryBytes physical memory
 * @param bootedAtEpochSecond when the host was booted
 * @param bufferedSamples samples that wait on the agent to be sent
 * @param droppedSamples samples given up because too many waited; counted since the spool was made, without one since the
 *     agent's start
 * @param backlogBytes what waits, in bytes; empty where the agent does not tell
 * @param logs what is followed of the host's logs; empty where none are, or the agent does not tell
 * @param addresses numeric ones by which other hosts may reach this one; empty where the agent does not tell
 */
public record Heartbeat(
        String agentVersion,
        String operatingSystem,
        String kernel,
        String architecture,
        int processors,
        long memoryBytes,
        long bootedAtEpochSecond,
        long bufferedSamples,
        long droppedSamples,
        Optional<Long> backlogBytes,
        Optional<FollowedLogs> logs,
        Optional<List<String>> addresses) {

    /** Of an agent that follows no logs and tells no addresses. */
    public Heartbeat(
            String agentVersion,
            String operatingSystem,
            String kernel,
            String architecture,
            int processors,
            long memoryBytes,
            long bootedAtEpochSecond,
            long bufferedSamples,
            long droppedSamples,
            Optional<Long> backlogBytes) {
        this(
                agentVersion,
                operatingSystem,
                kernel,
                architecture,
                processors,
                memoryBytes,
                bootedAtEpochSecond,
                bufferedSamples,
                droppedSamples,
                backlogBytes,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with what is followed. */
    public Heartbeat with(FollowedLogs followed) {
        return new Heartbeat(
                agentVersion,
                operatingSystem,
                kernel,
                architecture,
                processors,
                memoryBytes,
                bootedAtEpochSecond,
                bufferedSamples,
                droppedSamples,
                backlogBytes,
                Optional.of(followed),
                addresses);
    }

    /** The same with the host's addresses. */
    public Heartbeat at(List<String> own) {
        return new Heartbeat(
                agentVersion,
                operatingSystem,
                kernel,
                architecture,
                processors,
                memoryBytes,
                bootedAtEpochSecond,
                bufferedSamples,
                droppedSamples,
                backlogBytes,
                logs,
                Optional.of(own));
    }

    public Heartbeat {
        // JSON may leave it out, whatever the record promises.
        backlogBytes = Objects.requireNonNullElse(backlogBytes, Optional.empty());
        logs = Objects.requireNonNullElse(logs, Optional.empty());
        addresses = Objects.requireNonNullElse(addresses, Optional.<List<String>>empty())
                .map(List::copyOf);
    }
}

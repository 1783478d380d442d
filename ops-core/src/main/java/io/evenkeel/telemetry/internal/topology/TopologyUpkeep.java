package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.audit.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes down what was counted, and forgets what is old. On a thread of this server, not by Quartz: what was counted is in this
 * server's memory. What fails is tried again the next time.
 */
@Component
class TopologyUpkeep implements SmartLifecycle {
    private static final Duration FORGET = Duration.ofMinutes(10);

    private final SpanIntake spans;
    private final CallRows rows;
    private final ConnectionRows connections;
    private final InstantSource clock;
    private final Duration writes;
    private final Duration kept;
    private final Rounds rounds = new Rounds("topology");

    TopologyUpkeep(
            SpanIntake spans,
            CallRows rows,
            ConnectionRows connections,
            InstantSource clock,
            @Value("${evenkeel.telemetry.topology-writes:15s}") Duration writes,
            @Value("${evenkeel.telemetry.topology-retention:8d}") Duration kept) {
        this.spans = spans;
        this.rows = rows;
        this.connections = connections;
        this.clock = clock;
        this.writes = writes;
        this.kept = kept;
    }

    @Override
    public void start() {
        rounds.every(writes, "write", spans::writeDown)
                .every(FORGET, "forget", this::forget)
                .start();
    }

    void forget() {
        Instant before = clock.instant().minus(kept);
        boolean more = true;
        while (more && rounds.isRunning()) {
            boolean moreCalls = rows.forgetBefore(before);
            more = connections.forgetBefore(before) || moreCalls;
        }
    }

    @Override
    public void stop() {
        rounds.stop("write", spans::writeDown);
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}

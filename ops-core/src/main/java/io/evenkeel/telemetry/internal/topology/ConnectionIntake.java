package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.telemetry.internal.topology.ConnectionReading.EdgeSide;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes what agents see of connections. Looks that come twice, late or in another order leave the same edges: of each minute the
 * largest number is kept. Thread-safe.
 */
@Service
public class ConnectionIntake {
    /** Edges of one host in an hour; an agent that makes up addresses does not fill the database. */
    private static final int MOST_AN_HOUR = 2_000;

    private final ConnectionRows rows;
    private final HostAddresses addresses;
    private final InstantSource clock;
    private final Counter tooMany;
    private final Map<HostHour, Set<EdgeSide>> written = new HashMap<>();

    private record HostHour(String host, Instant hour) {}

    ConnectionIntake(
            ConnectionRows rows,
            HostAddresses addresses,
            InstantSource clock,
            ObjectProvider<MeterRegistry> registries) {
        this.rows = rows;
        this.addresses = addresses;
        this.clock = clock;
        this.tooMany = Counter.builder("evenkeel.connections.leftout")
                .tag("why", "too-many-edges")
                .register(registries.getIfAvailable(SimpleMeterRegistry::new));
    }

    /**
     * @param agent of the host that was looked at; needs {@code REPORT_HOST}
     * @throws Refusal INVALID for what no agent of ours says, or a clock that is far off
     */
    public void take(Actor agent, SeenConnections look) {
        agent.mustHave(Right.REPORT_HOST);
        if (agent.kind() != Actor.Kind.AGENT) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "agent-needed", "Only a host's own agent reports the host.");
        }
        if (look.at() == null) {
            throw new Refusal(Refusal.Kind.INVALID, "connections-invalid", "A look says when it was.", "at");
        }
        Instant minute = ConnectionReading.minute(look.at(), clock.instant());
        Map<EdgeSide, Integer> edges = ConnectionReading.of(agent.id(), look, addresses.now());
        List<Map.Entry<EdgeSide, Integer>> fitting = fitting(agent.id(), minute, edges);
        rows.add(minute, fitting);
        rows.looked(agent.id(), minute, look.leftOut() + edges.size() - fitting.size());
    }

    private synchronized List<Map.Entry<EdgeSide, Integer>> fitting(
            String host, Instant minute, Map<EdgeSide, Integer> edges) {
        Instant hour = minute.truncatedTo(ChronoUnit.HOURS);
        written.keySet().removeIf(old -> old.hour().isBefore(hour.minus(Duration.ofHours(2))));
        Set<EdgeSide> known = written.computeIfAbsent(new HostHour(host, hour), first -> new HashSet<>());
        List<Map.Entry<EdgeSide, Integer>> fitting = ConnectionReading.sorted(edges).stream()
                .filter(edge ->
                        known.contains(edge.getKey()) || (known.size() < MOST_AN_HOUR && known.add(edge.getKey())))
                .toList();
        tooMany.increment(edges.size() - fitting.size());
        return fitting;
    }
}

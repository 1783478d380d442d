package io.evenkeel.inventory.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.HostChanged;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.SeenSeries;
import io.evenkeel.protocol.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Looks around: a host as soon as the fleet tells of it, and once a minute everything that is measured. */
@Component
class DiscoveryRun {
    private static final Logger log = LoggerFactory.getLogger(DiscoveryRun.class);
    /** As far back as Prometheus's own queries look for a series. */
    private static final Duration LOOKS_BACK = Duration.ofMinutes(5);

    private final Fleet fleet;
    private final ObjectProvider<SeenSeries> series;
    private final Discovery discovery;
    private final InstantSource clock;

    DiscoveryRun(Fleet fleet, ObjectProvider<SeenSeries> series, Discovery discovery, InstantSource clock) {
        this.fleet = fleet;
        this.series = series;
        this.discovery = discovery;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(HostChanged event) {
        fleet.find(event.host())
                .filter(host -> !host.revoked())
                .ifPresent(host -> discovery.saw(List.of(sighting(host))));
    }

    void lookAround() {
        // A silent host is not seen, though it is known.
        discovery.saw(fleet.hosts().stream()
                .filter(host -> !host.revoked() && !host.silent())
                .map(DiscoveryRun::sighting)
                .toList());
        Instant now = clock.instant();
        try {
            series.stream()
                    .map(seen -> seen.named(Exporters.names(), now.minus(LOOKS_BACK), now))
                    .forEach(labels -> discovery.saw(Exporters.read(labels)));
        } catch (Refusal refused) {
            log.warn("event=discovery-incomplete reason=\"{}\"", refused.getMessage());
        }
    }

    private static Sighting sighting(Host host) {
        return new Sighting(
                Sighting.foundAsHost(host.name()),
                Kind.HOST,
                host.name(),
                host.facts().map(facts -> facts(facts.heartbeat())).orElse(Map.of()),
                Optional.empty());
    }

    private static Map<String, String> facts(Heartbeat heartbeat) {
        var facts = new HashMap<String, String>();
        facts.put("agentVersion", heartbeat.agentVersion());
        facts.put("operatingSystem", heartbeat.operatingSystem());
        facts.put("kernel", heartbeat.kernel());
        facts.put("architecture", heartbeat.architecture());
        facts.put("processors", Integer.toString(heartbeat.processors()));
        facts.put("memoryBytes", Long.toString(heartbeat.memoryBytes()));
        facts.put(
                "bootedAt",
                Instant.ofEpochSecond(heartbeat.bootedAtEpochSecond()).toString());
        return facts;
    }
}

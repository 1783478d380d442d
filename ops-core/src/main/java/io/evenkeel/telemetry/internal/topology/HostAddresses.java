package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.HostFacts;
import io.evenkeel.protocol.Heartbeat;
import io.evenkeel.protocol.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which host has which address, as the agents' heartbeats tell it; a new one is known within a quarter of a minute. Thread-safe. */
@Component
class HostAddresses {
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Fleet fleet;
    private final InstantSource clock;
    private Known known = new Known(Map.of());
    private Instant readAt = Instant.MIN;

    HostAddresses(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    synchronized Known now() {
        Instant now = clock.instant();
        if (readAt.equals(Instant.MIN) || Duration.between(readAt, now).abs().compareTo(FRESH) >= 0) {
            known = Known.of(fleet.hosts());
            readAt = now;
        }
        return known;
    }

    /** @param hosts those that say they have an address; several where networks repeat */
    record Known(Map<String, List<Host>> hosts) {

        static Known of(List<Host> all) {
            Map<String, List<Host>> hosts = new HashMap<>();
            for (Host host : all) {
                if (!host.revoked()) {
                    addresses(host).stream()
                            .flatMap(address -> IpAddress.parse(address).stream())
                            .map(IpAddress::text)
                            .distinct()
                            .forEach(address -> hosts.computeIfAbsent(address, text -> new ArrayList<>())
                                    .add(host));
                }
            }
            return new Known(hosts);
        }

        private static List<String> addresses(Host host) {
            return host.facts()
                    .map(HostFacts::heartbeat)
                    .flatMap(Heartbeat::addresses)
                    .orElse(List.of());
        }

        /**
         * The one host that has the address: the asker itself before others, and one that is heard before those that are silent, since
         * an address goes from a host that is gone to the next. Empty where it is nobody's or several have it.
         */
        Optional<String> hostAt(String address, String asker) {
            List<Host> claiming = hosts.getOrDefault(address, List.of());
            if (claiming.stream().anyMatch(host -> host.name().equals(asker))) {
                return Optional.of(asker);
            }
            List<Host> heard = claiming.stream().filter(host -> !host.silent()).toList();
            return only(claiming).or(() -> only(heard)).map(Host::name);
        }

        private static Optional<Host> only(List<Host> hosts) {
            return hosts.size() == 1 ? Optional.of(hosts.getFirst()) : Optional.empty();
        }
    }
}

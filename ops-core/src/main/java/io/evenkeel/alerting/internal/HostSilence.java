package io.evenkeel.alerting.internal;

import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Measures what no agent can: that it is silent. Writes {@code evenkeel_host_silent{host="…"}}, 0 or 1, for each host that
 * is enrolled, so that a rule can say it and a chart can show it.
 */
@Component
class HostSilence {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final MetricStore.Source SELF = new MetricStore.Source("server", 100_000);

    private final Fleet fleet;
    private final MetricStore store;
    private Instant last = Instant.EPOCH;

    HostSilence(Fleet fleet, MetricStore store) {
        this.fleet = fleet;
        this.store = store;
    }

    void measure(Instant now) {
        if (now.isBefore(last.plus(EVERY)) && !now.isBefore(last)) {
            return;
        }
        last = now;
        List<TimeSeries> series = fleet.hosts().stream()
                .filter(host -> !host.revoked() && host.lastSeen().isPresent())
                .map(host -> series(host, now))
                .toList();
        if (!series.isEmpty()) {
            store.write(SELF, series);
        }
    }

    private static TimeSeries series(Host host, Instant now) {
        return new TimeSeries(
                Map.of("__name__", "evenkeel_host_silent", "host", host.name()),
                List.of(new TimeSeries.Sample(now.toEpochMilli(), host.silent() ? 1 : 0)));
    }
}

package io.evenkeel.telemetry.internal;

import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.HostSigns;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;

/** What the server knows of hosts, as series. */
@Service
class HostRecords implements HostSigns {

    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(10);
    private static final MetricStore.Source SELF = new MetricStore.Source("room:telemetry", 300_000);

    private final Fleet fleet;
    private final MetricStore store;
    private final ClockOffsets offsets;
    private final InstantSource clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    HostRecords(Fleet fleet, MetricStore store, ClockOffsets offsets, InstantSource clock) {
        this.fleet = fleet;
        this.store = store;
        this.offsets = offsets;
        this.clock = clock;
    }

    @Override
    public void record() {
        Instant now = clock.instant();
        Instant before = last.get();
        boolean due = before.equals(Instant.MIN)
                || Duration.between(before, now).compareTo(AT_MOST_EVERY) >= 0
                || now.isBefore(before);
        if (due && last.compareAndSet(before, now)) {
            var series = new ArrayList<TimeSeries>();
            for (Host host : fleet.hosts()) {
                if (!host.revoked()) {
                    signs(host, now, series);
                }
            }
            store.write(SELF, series);
        }
    }

    private void signs(Host host, Instant now, List<TimeSeries> out) {
        host.lastSeen()
                .ifPresent(seen -> out.add(
                        sign("evenkeel_host_last_seen_timestamp_seconds", host, now, seen.toEpochMilli() / 1000.0)));
        offsets.of(host.name())
                .ifPresent(seconds -> out.add(sign("evenkeel_host_clock_offset_seconds", host, now, seconds)));
    }

    private static TimeSeries sign(String metric, Host host, Instant now, double value) {
        return new TimeSeries(
                Map.of("__name__", metric, "host", host.name()),
                List.of(new TimeSeries.Sample(now.toEpochMilli(), value)));
    }
}

package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alert.State;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertResolved;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Alerts and their events for tests. */
final class Alerts {
    static final Instant ACTIVE_SINCE = Instant.parse("2026-11-21T01:58:00Z");

    private Alerts() {}

    static Alert firing(String alertname, Map<String, String> labels) {
        var all = new LinkedHashMap<>(labels);
        all.put("alertname", alertname);
        return new Alert(
                UUID.nameUUIDFromBytes(new TreeMap<>(all).toString().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                State.FIRING,
                all,
                Map.of(),
                "node_load1 > 4",
                7.5,
                Optional.of(4.0),
                ACTIVE_SINCE,
                Optional.of(ACTIVE_SINCE.plusSeconds(120)),
                Optional.empty(),
                2);
    }

    static Alert withSummary(Alert alert, String summary) {
        return new Alert(
                alert.fingerprint(),
                alert.state(),
                alert.labels(),
                Map.of("summary", summary),
                alert.expression(),
                alert.value(),
                alert.threshold(),
                alert.activeSince(),
                alert.firingSince(),
                alert.resolvedAt(),
                alert.version());
    }

    /** @param stretch which stretch of firing, from 0; each is an hour after the one before */
    static AlertFiring fires(Alert alert, int stretch) {
        return new AlertFiring(inStretch(alert, State.FIRING, stretch, 3L * stretch + 2));
    }

    /** In the first stretch, which began so many seconds later than others. */
    static AlertFiring firesAfter(Alert alert, int seconds) {
        return new AlertFiring(since(alert, State.FIRING, ACTIVE_SINCE.plusSeconds(seconds), 2));
    }

    /** What began so many seconds later than others in the first stretch is over. */
    static AlertResolved clearsAfter(Alert alert, int seconds) {
        return new AlertResolved(since(alert, State.RESOLVED, ACTIVE_SINCE.plusSeconds(seconds), 3));
    }

    static AlertResolved clears(Alert alert, int stretch) {
        return new AlertResolved(inStretch(alert, State.RESOLVED, stretch, 3L * stretch + 3));
    }

    private static Alert inStretch(Alert alert, State state, int stretch, long version) {
        return since(alert, state, ACTIVE_SINCE.plusSeconds(3600L * stretch), version);
    }

    private static Alert since(Alert alert, State state, Instant since, long version) {
        return new Alert(
                alert.fingerprint(),
                state,
                alert.labels(),
                alert.annotations(),
                alert.expression(),
                alert.value(),
                alert.threshold(),
                since,
                Optional.of(since.plusSeconds(120)),
                state == State.RESOLVED ? Optional.of(since.plusSeconds(600)) : Optional.empty(),
                version);
    }
}

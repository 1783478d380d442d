package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** {@link Alerts} from the table. */
@Service
class StoredAlerts implements Alerts {
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");

    private final AlertRows rows;

    StoredAlerts(AlertRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Alert> active() {
        return rows.active().stream()
                .map(Watched::alert)
                .sorted(Comparator.comparing((Alert alert) -> alert.state() != Alert.State.FIRING)
                        .thenComparingInt(StoredAlerts::rank)
                        .thenComparing(Alert::activeSince))
                .toList();
    }

    private static int rank(Alert alert) {
        int rank = SEVERITIES.indexOf(alert.labels().getOrDefault("severity", ""));
        return rank < 0 ? SEVERITIES.size() : rank;
    }

    @Override
    public Optional<Alert> find(String fingerprint) {
        return rows.find(fingerprint).map(Watched::alert);
    }
}

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
    private final AlertSteps steps;
    private final RuleBook book;

    StoredAlerts(AlertRows rows, AlertSteps steps, RuleBook book) {
        this.rows = rows;
        this.steps = steps;
        this.book = book;
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

    @Override
    public List<Reason> reasons(String fingerprint) {
        return rows.find(fingerprint)
                .map(watched ->
                        ReasonChain.of(watched, steps.of(watched.id().orElseThrow()), book.rule(watched.rule())))
                .orElse(List.of());
    }
}

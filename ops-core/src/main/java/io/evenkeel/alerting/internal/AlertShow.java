package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What fires, with the times that Alertmanager's API shows. Thread-safe. */
@Service
public class AlertShow {
    private final AlertRows rows;
    private final ReceivedRows receipts;

    AlertShow(AlertRows rows, ReceivedRows receipts) {
        this.rows = rows;
        this.receipts = receipts;
    }

    /** @param endsAt of one that was sent to us */
    public record Firing(Alert alert, Instant updatedAt, Optional<Instant> endsAt) {}

    public List<Firing> firing() {
        var ends = receipts.ends();
        return rows.firing().stream()
                .map(watched -> new Firing(
                        watched.alert(),
                        watched.updatedAt(),
                        Optional.ofNullable(ends.get(watched.id().orElseThrow()))))
                .toList();
    }
}

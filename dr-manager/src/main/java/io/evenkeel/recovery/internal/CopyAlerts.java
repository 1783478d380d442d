package io.evenkeel.recovery.internal;

import io.evenkeel.alerting.RoomAlerts;
import io.evenkeel.alerting.RoomAlerts.Held;
import io.evenkeel.audit.Actor;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.internal.WatchRows.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Raises an alert where a copy is late, a job failed, or a copy is odd. */
@Component
class CopyAlerts {
    private static final Actor SELF = Actor.system("recovery");

    /** Longer than the pause between two looks, so that one that still holds does not end in between. */
    private static final Duration HELD = Duration.ofMinutes(5);

    private final WatchRows rows;
    private final RoomAlerts alerts;
    private final InstantSource clock;

    CopyAlerts(WatchRows rows, RoomAlerts alerts, InstantSource clock) {
        this.rows = rows;
        this.alerts = alerts;
        this.clock = clock;
    }

    void look() {
        Instant now = clock.instant();
        List<Held> held = rows.all().stream().flatMap(row -> troubles(row, now)).toList();
        if (!held.isEmpty()) {
            alerts.hold(SELF, held, HELD);
        }
    }

    static Stream<Held> troubles(Row row, Instant now) {
        return Stream.of(
                        late(row, now),
                        failed(row),
                        odd(row),
                        SpaceShort.of(row, now).map(sentence -> tight(row, sentence)))
                .flatMap(Optional::stream);
    }

    /** While a job is under way its end is waited for: the newest copy is as old as the promise when the next one begins. */
    private static Optional<Held> late(Row row, Instant now) {
        PolicyTerms terms = row.policy().terms();
        Instant since = row.lastGood().orElse(row.policy().madeAt());
        if (row.underWay() || !Gaps.isOlder(since, terms.promise().rpo(), now)) {
            return Optional.empty();
        }
        String newest = row.lastGood()
                .map(at -> "The newest good copy is of " + at)
                .orElse("There is no good copy since the policy was made at " + since);
        return Optional.of(held(
                "BackupLate",
                "critical",
                row,
                "No good copy of " + row.policy().itemName() + " within its RPO",
                newest + ", and " + terms.promise().rpo().toMinutes() + " minutes are promised."));
    }

    private static Optional<Held> failed(Row row) {
        return row.trouble()
                .map(trouble -> held(
                        "BackupFailed",
                        "high",
                        row,
                        "The backup of " + row.policy().itemName() + " failed",
                        trouble));
    }

    private static Optional<Held> odd(Row row) {
        return Oddity.of(row.copies()).map(oddity -> switch (oddity) {
            case SHRANK ->
                held(
                        "BackupShrank",
                        "high",
                        row,
                        "The newest copy of " + row.policy().itemName() + " is oddly small",
                        "It has " + row.copies().getFirst().size()
                                + " bytes, less than half of what is usual. Look whether data is missing at its source.");
            case STOPPED_CHANGING ->
                held(
                        "BackupStoppedChanging",
                        "high",
                        row,
                        "Nothing changes any more in " + row.policy().itemName(),
                        "The last copies hold next to nothing new. Look whether the right path is copied.");
        });
    }

    private static Held tight(Row row, String sentence) {
        return held(
                "BackupSpaceShort",
                "high",
                row,
                "The disk with the copies of " + row.policy().itemName() + " becomes full",
                sentence);
    }

    private static Held held(String name, String severity, Row row, String summary, String description) {
        PolicyTerms terms = row.policy().terms();
        return new Held(
                Map.of(
                        "alertname", name,
                        "severity", severity,
                        "host", terms.host(),
                        "adapter", terms.adapter().word(),
                        "policy", terms.name()),
                Map.of("summary", summary, "description", description));
    }
}

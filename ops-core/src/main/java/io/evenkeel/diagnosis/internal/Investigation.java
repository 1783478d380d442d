package io.evenkeel.diagnosis.internal;

import io.evenkeel.diagnosis.Causes;
import io.evenkeel.diagnosis.Diagnoses.MadeDiagnosis;
import io.evenkeel.diagnosis.Diagnosis;
import io.evenkeel.diagnosis.DiagnosisChanged;
import io.evenkeel.diagnosis.Scene;
import io.evenkeel.diagnosis.internal.DiagnosisRows.Due;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentChanged;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at an incident when it opens, and again ever more seldom while it is fought: lines and measurements come late. An
 * incident that changes is looked at sooner, and one that a new trouble joins from the beginning again. Looking reads stores
 * that may lie behind the network, so no transaction is open meanwhile.
 */
@Service
class Investigation {
    private static final Duration FIRST_AGAIN = Duration.ofSeconds(15);
    private static final Duration AFTER_CHANGE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** A look takes some seconds; a server that took one and is gone for so long does not come back to it. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(2);

    private final DiagnosisRows rows;
    private final Incidents incidents;
    private final Gathering gathering;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    Investigation(
            DiagnosisRows rows,
            Incidents incidents,
            Gathering gathering,
            InstantSource clock,
            ApplicationEventPublisher events,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.incidents = incidents;
        this.gathering = gathering;
        this.clock = clock;
        this.events = events;
        this.transactions = transactions;
    }

    @ApplicationModuleListener
    void on(IncidentOpened event) {
        rows.due(event.incident().key(), clock.instant(), clock.instant());
    }

    @ApplicationModuleListener
    void on(IncidentChanged event) {
        Incident incident = event.incident();
        if (!isFought(incident)) {
            return;
        }
        Instant soon = clock.instant().plus(AFTER_CHANGE);
        if (isJoined(incident)) {
            rows.due(incident.key(), clock.instant(), soon);
        } else {
            rows.sooner(incident.key(), soon);
        }
    }

    /** Whether a trouble has come to it that the newest diagnosis does not know. */
    private boolean isJoined(Incident incident) {
        return rows.newest(incident.key())
                .filter(made -> gathering.onset(incident).isAfter(made.onset()))
                .isPresent();
    }

    /** Looks at one incident that is due. False where none is. */
    boolean next() {
        Instant now = clock.instant();
        Optional<Due> due = rows.take(now, now.plus(GIVEN_UP));
        due.ifPresent(taken -> incidents
                .find(taken.incident())
                .filter(Investigation::isFought)
                .filter(incident -> now.isBefore(taken.since().plus(LONGEST)))
                .ifPresentOrElse(incident -> look(incident, taken, now), () -> rows.over(taken)));
        return due.isPresent();
    }

    private void look(Incident incident, Due due, Instant now) {
        Scene scene = gathering.scene(incident, rows.past(incident.key()), now);
        Diagnosis diagnosis = Causes.of(scene, Learned.of(rows.judged()));
        Duration age = Duration.between(due.since(), now);
        Duration wait = age.compareTo(FIRST_AGAIN) < 0 ? FIRST_AGAIN : age;
        transactions.executeWithoutResult(status -> {
            int number =
                    1 + rows.newest(incident.key()).map(MadeDiagnosis::number).orElse(0);
            rows.add(incident.key(), number, now, scene.onset(), diagnosis);
            rows.again(due, now.plus(wait));
            events.publishEvent(new DiagnosisChanged(incident.key()));
        });
    }

    private static boolean isFought(Incident incident) {
        return incident.state() == State.OPEN || incident.state() == State.ACKNOWLEDGED;
    }
}

package io.evenkeel.diagnosis.internal;

import io.evenkeel.diagnosis.Causes;
import io.evenkeel.diagnosis.Diagnoses.MadeDiagnosis;
import io.evenkeel.diagnosis.Diagnosis;
import io.evenkeel.diagnosis.DiagnosisChanged;
import io.evenkeel.diagnosis.Scene;
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
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at an incident when it opens, and again ever more seldom while it is fought: lines and measurements come late. An
 * incident that changes, by one more alert for instance, is looked at sooner.
 */
@Service
class Investigation {
    private static final Duration FIRST_AGAIN = Duration.ofSeconds(15);
    private static final Duration AFTER_CHANGE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final DiagnosisRows rows;
    private final Incidents incidents;
    private final Gathering gathering;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Investigation(
            DiagnosisRows rows,
            Incidents incidents,
            Gathering gathering,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.incidents = incidents;
        this.gathering = gathering;
        this.clock = clock;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(IncidentOpened event) {
        rows.due(event.incident().key(), clock.instant(), clock.instant());
    }

    @ApplicationModuleListener
    void on(IncidentChanged event) {
        if (isFought(event.incident())) {
            rows.sooner(event.incident().key(), clock.instant().plus(AFTER_CHANGE));
        }
    }

    /** Looks at one incident that is due. False where none is. */
    @Transactional
    public boolean next() {
        Instant now = clock.instant();
        Optional<String> due = rows.lockDue(now);
        due.ifPresent(key -> incidents
                .find(key)
                .filter(Investigation::isFought)
                .filter(incident -> now.isBefore(incident.openedAt().plus(LONGEST)))
                .ifPresentOrElse(incident -> look(incident, now), () -> rows.over(key)));
        return due.isPresent();
    }

    private void look(Incident incident, Instant now) {
        Scene scene = gathering.scene(incident, rows.past(incident.key()), now);
        Diagnosis diagnosis = Causes.of(scene, Learned.of(rows.judged()));
        int number = 1 + rows.newest(incident.key()).map(MadeDiagnosis::number).orElse(0);
        rows.add(incident.key(), number, now, scene.onset(), diagnosis);
        Duration age = Duration.between(incident.openedAt(), now);
        Duration wait = age.compareTo(FIRST_AGAIN) < 0 ? FIRST_AGAIN : age;
        rows.due(incident.key(), incident.openedAt(), now.plus(wait));
        events.publishEvent(new DiagnosisChanged(incident.key()));
    }

    private static boolean isFought(Incident incident) {
        return incident.state() == State.OPEN || incident.state() == State.ACKNOWLEDGED;
    }
}

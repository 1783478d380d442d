package io.evenkeel.workflow.internal;

import io.evenkeel.incident.IncidentAcknowledged;
import io.evenkeel.incident.IncidentClosed;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.IncidentRaised;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.incident.IncidentReviewed;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hears what happens to incidents. Every event asks for the same: bring the process to where the incident is now. Not a
 * transaction itself, so that a meeting with a timer can be tried again in a fresh one.
 */
@Component
class IncidentListener {
    private final IncidentCourse course;

    IncidentListener(IncidentCourse course) {
        this.course = course;
    }

    @Async
    @TransactionalEventListener
    void on(IncidentOpened event) {
        course.follow(event.incident().key());
    }

    @Async
    @TransactionalEventListener
    void on(IncidentRaised event) {
        course.follow(event.incident().key());
    }

    @Async
    @TransactionalEventListener
    void on(IncidentAcknowledged event) {
        course.follow(event.incident().key());
    }

    @Async
    @TransactionalEventListener
    void on(IncidentResolved event) {
        course.follow(event.incident().key());
    }

    @Async
    @TransactionalEventListener
    void on(IncidentReviewed event) {
        course.follow(event.incident().key());
    }

    @Async
    @TransactionalEventListener
    void on(IncidentClosed event) {
        course.follow(event.incident().key());
    }
}

package io.evenkeel.workflow.internal;

import io.evenkeel.incident.Incident;
import java.util.Date;
import org.operaton.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** Keeps the timers of a process where its incident says. */
@Component
class CourseTimers {
    private final ManagementService management;

    CourseTimers(ManagementService management) {
        this.management = management;
    }

    /** A graver incident asks sooner. One that asks later is looked at in vain once, and then at the right time. */
    void align(String instance, Incident incident) {
        incident.asksAgainAt()
                .ifPresent(due -> management
                        .createJobQuery()
                        .processInstanceId(instance)
                        .activityId(IncidentResponse.RUNS_OUT)
                        .timers()
                        .list()
                        .stream()
                        .filter(job -> job.getDuedate().toInstant().isAfter(due))
                        .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due))));
    }
}

package io.evenkeel.workflow.internal;

import io.evenkeel.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a process must know of its incident to go on. */
@Component
class CourseVariables {
    /** While nothing fires there is nothing to ask; if it fires again, the process hears of it. */
    private static final Duration LOOKS_AGAIN = Duration.ofDays(1);

    /** What has run out and is not to be asked about now, since it is silenced, is looked at every minute. */
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private final InstantSource clock;

    CourseVariables(InstantSource clock) {
        this.clock = clock;
    }

    /** What may be different at every move. */
    Map<String, Object> of(Incident incident) {
        var variables = new HashMap<String, Object>();
        variables.put(IncidentResponse.ASKS_AGAIN_AT, Date.from(asksAgainAt(incident)));
        variables.put(IncidentResponse.REVIEW_NEEDED, incident.reviewNeeded());
        return variables;
    }

    private Instant asksAgainAt(Incident incident) {
        Instant now = clock.instant();
        Instant soonest = now.plus(SOONEST);
        Instant due = incident.asksAgainAt().orElse(now.plus(LOOKS_AGAIN));
        return due.isBefore(soonest) ? soonest : due;
    }

    /** The round that paging begins with, from the policy's first step. */
    Map<String, Object> ofRound(Incident incident) {
        Map<String, Object> variables = of(incident);
        variables.put(IncidentResponse.ROUND, incident.round());
        variables.put(IncidentResponse.STEP, 0);
        variables.put(IncidentResponse.WORTH, incident.pages());
        return variables;
    }
}

package io.evenkeel.workflow.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.workflow.internal.Course.Move;
import io.evenkeel.workflow.internal.Course.Now;
import io.evenkeel.workflow.internal.Course.Place;
import io.evenkeel.workflow.internal.Course.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the process of an incident to where the incident is. Repeatable, and right in whatever order it is called: it
 * begins a process that was never begun or was lost, and catches up with one that missed something.
 */
@Component
class IncidentCourse {
    private static final Logger log = LoggerFactory.getLogger(IncidentCourse.class);
    /** Six lead from anywhere to anywhere; more means that model and course disagree. */
    private static final int MOST_MOVES = 8;
    /** Whoever comes second begins again. */
    private static final int MOST_ATTEMPTS = 5;

    private final Incidents incidents;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final CourseRows rows;
    private final CourseVariables variables;
    private final CourseTimers timers;
    private final TransactionTemplate transaction;

    IncidentCourse(
            Incidents incidents,
            RuntimeService runtime,
            TaskService tasks,
            CourseRows rows,
            CourseVariables variables,
            CourseTimers timers,
            PlatformTransactionManager transactions) {
        this.incidents = incidents;
        this.runtime = runtime;
        this.tasks = tasks;
        this.rows = rows;
        this.variables = variables;
        this.timers = timers;
        this.transaction = new TransactionTemplate(transactions);
        // Never the transaction of whoever calls: that one may be over already but for its last callbacks.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void follow(String incident) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> catchUp(incident));
                return;
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                // A timer was first; it may have moved what this read.
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                log.info("event=course-met-timer incident={} attempt={}", incident, attempt);
            }
        }
    }

    private void catchUp(String key) {
        rows.hold(key);
        for (int moves = 0; moves <= MOST_MOVES; moves++) {
            // Its last move closes the incident, so that it is read before each.
            Optional<Incident> incident = incidents.find(key);
            if (incident.isEmpty()) {
                log.warn("event=course-without-incident incident={}", key);
                return;
            }
            Optional<Running> running = running(key);
            Optional<Move> move =
                    Course.next(running.map(Running::position).orElse(Position.NOWHERE), Now.of(incident.get()));
            if (move.isEmpty()) {
                running.ifPresent(process -> timers.align(process.instance(), incident.get()));
                return;
            }
            make(move.get(), running, incident.get());
        }
        log.error("event=course-lost incident={}", key);
    }

    private record Running(String instance, Position position) {}

    private Optional<Running> running(String key) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                .processDefinitionKey(IncidentResponse.KEY)
                .processInstanceBusinessKey(key)
                .list();
        return instances.stream().findFirst().map(instance -> {
            String id = instance.getId();
            Map<String, Object> variables =
                    runtime.getVariables(id, List.of(IncidentResponse.ROUND, IncidentResponse.WORTH));
            boolean worth = Boolean.TRUE.equals(variables.get(IncidentResponse.WORTH));
            int round = variables.get(IncidentResponse.ROUND) instanceof Integer known ? known : 0;
            return new Running(id, new Position(place(id, worth), round, canBeginAgain(id)));
        });
    }

    private Place place(String instance, boolean worth) {
        List<String> active = runtime.getActiveActivityIds(instance);
        if (active.contains(IncidentResponse.REVIEW) || active.contains(IncidentResponse.CONFIRM)) {
            return Place.AFTERCARE;
        }
        if (active.contains(IncidentResponse.INVESTIGATE)) {
            return Place.INVESTIGATING;
        }
        if (active.contains(IncidentResponse.ANSWER)) {
            return Place.ASKING;
        }
        return active.contains(IncidentResponse.PAGE_AGAIN) && !worth ? Place.QUIET : Place.PAGING;
    }

    private boolean canBeginAgain(String instance) {
        return runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance)
                        .eventName(IncidentResponse.FIRES_AGAIN)
                        .count()
                > 0;
    }

    private void make(Move move, Optional<Running> running, Incident incident) {
        String instance = running.map(Running::instance).orElse("");
        switch (move) {
            case BEGIN ->
                runtime.createMessageCorrelation(IncidentResponse.OPENED)
                        .processInstanceBusinessKey(incident.key())
                        .setVariables(variables.ofRound(incident))
                        .correlateStartMessage();
            case RAISE -> send(IncidentResponse.RAISED, instance, variables.ofRound(incident));
            case ACKNOWLEDGE -> send(IncidentResponse.ACKNOWLEDGED, instance, variables.of(incident));
            case OVER -> send(IncidentResponse.OVER, instance, variables.of(incident));
            case BEGIN_AGAIN -> send(IncidentResponse.FIRES_AGAIN, instance, variables.ofRound(incident));
            case FINISH_INVESTIGATION ->
                complete(List.of(IncidentResponse.INVESTIGATE, IncidentResponse.ANSWER), instance, incident);
            case FINISH_AFTERCARE ->
                complete(List.of(IncidentResponse.REVIEW, IncidentResponse.CONFIRM), instance, incident);
        }
        log.info("event=course-moved incident={} move={} round={}", incident.key(), move, incident.round());
    }

    private void send(String message, String instance, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(instance)
                .setVariables(variables)
                .correlate();
    }

    /** Completes whichever of these is waited for. */
    private void complete(List<String> activities, String instance, Incident incident) {
        tasks
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKeyIn(activities.toArray(String[]::new))
                .list()
                .stream()
                .map(Task::getId)
                .forEach(task -> tasks.complete(task, variables.of(incident)));
    }
}

package io.evenkeel.workflow.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.workflow.internal.Course.Move;
import io.evenkeel.workflow.internal.Course.Position;
import java.util.HashMap;
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
    private final TransactionTemplate transaction;

    IncidentCourse(
            Incidents incidents,
            RuntimeService runtime,
            TaskService tasks,
            CourseRows rows,
            PlatformTransactionManager transactions) {
        this.incidents = incidents;
        this.runtime = runtime;
        this.tasks = tasks;
        this.rows = rows;
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
        Optional<Incident> incident = incidents.find(key);
        if (incident.isEmpty()) {
            log.warn("event=course-without-incident incident={}", key);
            return;
        }
        for (int moves = 0; moves <= MOST_MOVES; moves++) {
            Optional<Running> running = running(key);
            Optional<Move> move = next(running, incident.get());
            if (move.isEmpty()) {
                return;
            }
            make(move.get(), running, incident.get());
            // Its last move closes the incident.
            incident = incidents.find(key);
        }
        log.error("event=course-lost incident={} state={}", key, incident.get().state());
    }

    /** @param round the round that it knows */
    private record Running(String instance, Position position, int round) {}

    private static Optional<Move> next(Optional<Running> running, Incident incident) {
        return Course.next(
                running.map(Running::position).orElse(Position.NOWHERE),
                running.map(Running::round).orElse(0),
                incident.state(),
                incident.round(),
                incident.pages());
    }

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
            return new Running(id, position(id, worth), round);
        });
    }

    private Position position(String instance, boolean worth) {
        List<String> active = runtime.getActiveActivityIds(instance);
        if (active.contains(IncidentResponse.REVIEW)) {
            return Position.REVIEWING;
        }
        if (active.contains(IncidentResponse.INVESTIGATE)) {
            return Position.INVESTIGATING;
        }
        return active.contains(IncidentResponse.PAGE_AGAIN) && !worth ? Position.QUIET : Position.PAGING;
    }

    private void make(Move move, Optional<Running> running, Incident incident) {
        String instance = running.map(Running::instance).orElse("");
        switch (move) {
            case BEGIN ->
                runtime.createMessageCorrelation(IncidentResponse.OPENED)
                        .processInstanceBusinessKey(incident.key())
                        .setVariables(roundOf(incident))
                        .correlateStartMessage();
            case RAISE -> send(IncidentResponse.RAISED, instance, roundOf(incident));
            case ACKNOWLEDGE -> send(IncidentResponse.ACKNOWLEDGED, instance, Map.of());
            case OVER -> send(IncidentResponse.OVER, instance, Map.of());
            case FIRE_AGAIN -> send(IncidentResponse.FIRES_AGAIN, instance, roundOf(incident));
            case FINISH_INVESTIGATION -> complete(IncidentResponse.INVESTIGATE, instance);
            case FINISH_REVIEW -> complete(IncidentResponse.REVIEW, instance);
        }
        log.info("event=course-moved incident={} move={} round={}", incident.key(), move, incident.round());
    }

    private static Map<String, Object> roundOf(Incident incident) {
        var variables = new HashMap<String, Object>();
        variables.put(IncidentResponse.ROUND, incident.round());
        variables.put(IncidentResponse.STEP, 0);
        variables.put(IncidentResponse.WORTH, incident.pages());
        return variables;
    }

    private void send(String message, String instance, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(instance)
                .setVariables(variables)
                .correlate();
    }

    private void complete(String activity, String instance) {
        tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(activity).list().stream()
                .map(Task::getId)
                .forEach(tasks::complete);
    }
}

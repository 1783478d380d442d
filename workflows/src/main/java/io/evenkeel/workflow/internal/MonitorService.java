package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.FlowCancelled;
import io.evenkeel.workflow.Monitor;
import io.evenkeel.workflow.internal.inbox.ApprovalBook;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.history.HistoricProcessInstanceQuery;
import org.operaton.bpm.engine.history.HistoricVariableInstance;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.runtime.JobQuery;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class MonitorService implements Monitor {
    private static final int MOST = 200;
    private static final int MOST_FAILED = 5_000;
    private static final int LAST_PLACE = 1_000_000;
    private static final int LONGEST_REASON = 2_000;

    private final HistoryService history;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProcessService processes;
    private final ApprovalBook approvals;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    MonitorService(
            HistoryService history,
            RuntimeService runtime,
            ManagementService management,
            ProcessService processes,
            ApprovalBook approvals,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.history = history;
        this.runtime = runtime;
        this.management = management;
        this.processes = processes;
        this.approvals = approvals;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Page running(Actor actor, Filter filter, Optional<String> cursor, int limit) {
        actor.mustHave(Right.SEE_OPERATIONS);
        int from = cursor.map(MonitorService::place).orElse(0);
        int most = Math.clamp(limit, 1, MOST);
        Set<String> failed =
                filter.failed() ? failures(management.createJobQuery()).keySet() : Set.of();
        if (filter.failed() && failed.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        List<HistoricProcessInstance> found = query(filter, failed).listPage(from, most + 1);
        Map<String, Integer> failures = failuresOf(found);
        List<Running> items = found.stream()
                .limit(most)
                .map(process -> running(process, failures.getOrDefault(process.getId(), 0)))
                .toList();
        return new Page(items, found.size() > most ? Optional.of(Integer.toString(from + most)) : Optional.empty());
    }

    private HistoricProcessInstanceQuery query(Filter filter, Set<String> failed) {
        HistoricProcessInstanceQuery query = history.createHistoricProcessInstanceQuery()
                .unfinished()
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc()
                .orderByProcessInstanceId()
                .desc();
        filter.process().ifPresent(query::processDefinitionKey);
        filter.text().ifPresent(text -> query.processInstanceBusinessKeyLike("%" + escaped(text) + "%"));
        return filter.failed() ? query.processInstanceIds(failed) : query;
    }

    /** What means something in a pattern means itself. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static int place(String cursor) {
        try {
            int place = Integer.parseInt(cursor);
            if (place >= 0 && place <= LAST_PLACE) {
                return place;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new Refusal(
                Refusal.Kind.INVALID,
                "cursor-unreadable",
                "The cursor must be what the field next of the page before gave. Begin again without one.",
                "cursor");
    }

    private Map<String, Integer> failuresOf(List<HistoricProcessInstance> processes) {
        Set<String> ids = processes.stream().map(HistoricProcessInstance::getId).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : failures(management.createJobQuery().processInstanceIds(ids));
    }

    /** How many failed jobs each process has. */
    private static Map<String, Integer> failures(JobQuery jobs) {
        Map<String, Integer> failures = new HashMap<>();
        jobs.withException()
                .listPage(0, MOST_FAILED)
                .forEach(job -> Optional.ofNullable(job.getProcessInstanceId())
                        .ifPresent(process -> failures.merge(process, 1, Integer::sum)));
        return failures;
    }

    private static Running running(HistoricProcessInstance process, int failures) {
        return new Running(
                process.getId(),
                process.getProcessDefinitionKey(),
                process.getProcessDefinitionVersion(),
                Optional.ofNullable(process.getProcessDefinitionName()).orElse(process.getProcessDefinitionKey()),
                Optional.ofNullable(process.getBusinessKey()).orElse(""),
                process.getStartTime().toInstant(),
                Optional.ofNullable(process.getEndTime()).map(Date::toInstant),
                failures);
    }

    @Override
    @Transactional(readOnly = true)
    public Detail get(Actor actor, String id) {
        actor.mustHave(Right.SEE_OPERATIONS);
        HistoricProcessInstance process = found(id);
        List<String> variables = history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(id)
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .map(HistoricVariableInstance::getName)
                .distinct()
                .sorted()
                .toList();
        return new Detail(running(process, failed(id).size()), processes.position(process), variables);
    }

    private HistoricProcessInstance found(String id) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(id).list().stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "process-unknown", "There is no such process. Load the list again."));
    }

    private List<Job> failed(String id) {
        return management.createJobQuery().processInstanceId(id).withException().list();
    }

    @Override
    @Transactional
    public void retry(Actor actor, String id) {
        actor.mustHave(Right.DEPLOY_PROCESSES);
        HistoricProcessInstance process = found(id);
        List<Job> failed = failed(id);
        if (failed.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "nothing-failed", "Nothing failed in this process. Load it again.");
        }
        for (Job job : failed) {
            management.setJobRetries(job.getId(), Math.max(1, job.getRetries()));
            management.setJobDuedate(job.getId(), Date.from(clock.instant()));
        }
        written(actor, "workflow.retry", process, Map.of("steps", steps(failed)));
    }

    private static String steps(List<Job> jobs) {
        return jobs.stream()
                .map(job -> String.valueOf(job.getFailedActivityId()))
                .collect(Collectors.joining(", "));
    }

    @Override
    @Transactional
    public void cancel(Actor actor, String id, String reason) {
        actor.mustHave(Right.DEPLOY_PROCESSES);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(Refusal.Kind.INVALID, "reason-needed", "Say why, in 1 to 2,000 characters.", "reason");
        }
        HistoricProcessInstance process = found(id);
        if (process.getEndTime() != null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "process-ended", "This process is over already.");
        }
        runtime.deleteProcessInstance(id, reason);
        String key = Optional.ofNullable(process.getBusinessKey()).orElse("");
        approvals.withdrawAll(key, reason);
        written(actor, "workflow.cancel", process, Map.of("reason", reason));
        events.publishEvent(new FlowCancelled(process.getProcessDefinitionKey(), key, reason));
    }

    private void written(Actor actor, String verb, HistoricProcessInstance process, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("process", process.getProcessDefinitionKey());
        facts.put("instance", process.getId());
        audit.record(actor, verb, Optional.ofNullable(process.getBusinessKey()).orElse(process.getId()), facts);
    }
}

package io.evenkeel.workflow.internal;

import io.evenkeel.workflow.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.engine.runtime.Job;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ProcessService implements Processes {
    /** A process that goes round for weeks has more; the newest say where it stands. */
    private static final int MOST_STEPS = 1_000;

    private static final int MOST_JOBS = 200;

    private final HistoryService history;
    private final ManagementService management;
    private final RepositoryService repository;

    ProcessService(HistoryService history, ManagementService management, RepositoryService repository) {
        this.history = history;
        this.management = management;
        this.repository = repository;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Position> position(String businessKey) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(this::position);
    }

    @Override
    public Optional<String> definitionXml(String key, int version) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult();
        return Optional.ofNullable(definition).map(ProcessDefinition::getId).map(this::xml);
    }

    Position position(HistoricProcessInstance process) {
        return new Position(
                process.getProcessDefinitionKey(),
                process.getProcessDefinitionVersion(),
                process.getEndTime() != null,
                steps(process.getId(), MOST_STEPS),
                timers(process.getId()),
                failures(process.getId()));
    }

    /** The newest, in the order of their beginning. */
    List<Step> steps(String process, int most) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process)
                .orderByHistoricActivityInstanceStartTime()
                .desc()
                .orderPartiallyByOccurrence()
                .desc()
                .listPage(0, most)
                .reversed()
                .stream()
                .filter(activity -> !wasWaitedForInVain(activity))
                .map(ProcessService::step)
                .toList();
    }

    /** A timer or message that was given up when something else came first has not happened. */
    private static boolean wasWaitedForInVain(HistoricActivityInstance activity) {
        return activity.isCanceled() && activity.getActivityType().startsWith("intermediate");
    }

    private static Step step(HistoricActivityInstance activity) {
        Optional<Instant> ended = instant(activity.getEndTime());
        return new Step(
                activity.getActivityId(),
                ended.isPresent() ? State.DONE : State.ACTIVE,
                activity.getStartTime().toInstant(),
                ended);
    }

    private List<Timer> timers(String process) {
        return management
                .createJobQuery()
                .processInstanceId(process)
                .timers()
                .orderByJobDuedate()
                .asc()
                .listPage(0, MOST_JOBS)
                .stream()
                .map(this::timer)
                .toList();
    }

    private Timer timer(Job job) {
        return new Timer(activity(job), job.getDuedate().toInstant());
    }

    private List<Failure> failures(String process) {
        return management.createJobQuery().processInstanceId(process).withException().listPage(0, MOST_JOBS).stream()
                .map(job -> new Failure(
                        Optional.ofNullable(job.getFailedActivityId()).orElseGet(() -> activity(job)),
                        FailedJobs.attempts(job.getRetries()),
                        Optional.ofNullable(job.getExceptionMessage()).orElse(""),
                        job.getRetries() > 0 ? instant(job.getDuedate()) : Optional.empty()))
                .toList();
    }

    private String activity(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private String xml(String definition) {
        try (var model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}

package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Incident.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;

/** Processes of the model before this one, which were begun before an upgrade and are in the database. */
class VersionsTests {
    private final WorkflowRoom room = new WorkflowRoom();
    private String before = "";

    @BeforeEach
    void deployTheModelBefore() {
        var deployment = room.context
                .getBean(RepositoryService.class)
                .createDeployment()
                .addClasspathResource("models-before/incident-response.bpmn")
                .deployWithResult();
        before = deployment.getDeployedProcessDefinitions().getFirst().getId();
    }

    @AfterEach
    void remove() {
        room.loseProcess();
        var repository = room.context.getBean(RepositoryService.class);
        String deployment = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(before)
                .singleResult()
                .getDeploymentId();
        repository.deleteDeployment(deployment, true);
        room.close();
    }

    /** The incident is there and its process was begun by the model before. */
    private void begunBefore(String severity) {
        var course = room.context.getBean(WorkflowRoom.LateCourse.class);
        course.hold(true);
        room.fires(severity, 0);
        course.hold(false);
        Map<String, Object> variables = new HashMap<>();
        variables.put("round", 0);
        variables.put("step", 0);
        variables.put("worth", true);
        room.context.getBean(RuntimeService.class).startProcessInstanceById(before, room.key(), variables);
    }

    private boolean isOfTheModelBefore() {
        return room.context
                        .getBean(HistoryService.class)
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(room.key())
                        .processDefinitionId(before)
                        .count()
                == 1;
    }

    @Test
    void itFinishesOnItsVersionFromThePageToTheReview() {
        begunBefore("high");
        assertThat(room.mailed()).containsExactly("wei@example.org");
        room.passes(Duration.ofMinutes(5));
        assertThat(room.mailed()).hasSize(2);
        room.acknowledge();
        assertThat(room.active()).containsExactly("investigate");
        room.resolve();
        assertThat(room.active()).containsExactly("review");
        room.review();
        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
        assertThat(room.position().ended()).isTrue();
        assertThat(isOfTheModelBefore()).isTrue();
    }

    @Test
    void itFollowsWhatItsModelDoesNotKnow() {
        begunBefore("medium");
        room.acknowledge();
        room.clears("medium", 0);
        room.clock.advance(Duration.ofHours(1));
        room.fires("medium", 1);
        assertThat(room.active()).as("re-armed").containsExactly("unanswered");
        assertThat(room.mailed()).hasSize(2);
        room.acknowledge();
        room.clears("medium", 1);
        room.incidents.close(room.asWei, room.key(), WorkflowRoom.ANY_VERSION);
        assertThat(room.position().ended()).isTrue();
        assertThat(isOfTheModelBefore()).isTrue();
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        room.fires("medium", 0);
        room.clears("medium", 0);
        room.incidents.close(room.asWei, room.key(), WorkflowRoom.ANY_VERSION);
        var history = room.context.getBean(HistoryService.class);
        assertThat(history.findHistoryCleanupJobs()).as("switched on").isNotEmpty();
        room.clock.advance(Duration.ofDays(364));
        cleanUp();
        assertThat(room.processes.position(room.key())).isPresent();
        room.clock.advance(Duration.ofDays(2));
        cleanUp();
        assertThat(room.processes.position(room.key())).isEmpty();
        assertThat(room.incident().state()).as("the incident itself stays").isEqualTo(State.CLOSED);
    }

    private void cleanUp() {
        var history = room.context.getBean(HistoryService.class);
        var management = room.context.getBean(ManagementService.class);
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> {
            management.setJobDuedate(job.getId(), Date.from(Instant.EPOCH));
            management.executeJob(job.getId());
        });
    }
}

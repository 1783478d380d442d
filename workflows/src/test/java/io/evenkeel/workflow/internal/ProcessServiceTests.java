package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.workflow.Processes.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;

class ProcessServiceTests {
    private final WorkflowRoom room = new WorkflowRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatHasNoProcessHasNoPosition() {
        assertThat(room.processes.position("INC-999")).isEmpty();
    }

    @Test
    void aDefinitionIsGivenWithItsDrawing() {
        assertThat(room.processes.definitionXml("incident-response", 1).orElseThrow())
                .contains("<bpmn:process id=\"incident-response\"")
                .contains("BPMNShape");
        assertThat(room.processes.definitionXml("incident-response", 99)).isEmpty();
        assertThat(room.processes.definitionXml("no-such-process", 1)).isEmpty();
    }

    /** An incident that opens again and again for weeks must not make its page endless. */
    @Test
    void ofALongProcessTheNewestStepsAreGivenInTheOrderOfTheirBeginning() {
        room.fires("high", 0);
        room.passes(Duration.ofMinutes(5));
        List<Step> all = room.position().steps();
        String process = room.context
                .getBean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(room.key())
                .rootProcessInstances()
                .singleResult()
                .getId();

        List<Step> newest = room.context.getBean(ProcessService.class).steps(process, 3);

        assertThat(all).hasSizeGreaterThan(3);
        assertThat(newest).isEqualTo(all.subList(all.size() - 3, all.size()));
    }
}

package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}

package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix;
import io.evenkeel.incident.PriorityMatrix.Answer;
import io.evenkeel.incident.PriorityMatrix.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RepositoryService;

class DecidedPriorityTests {
    private final WorkflowRoom room = new WorkflowRoom();
    private final PriorityMatrix matrix = room.context.getBean(PriorityMatrix.class);

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, HIGH, P1, 1",
        "HIGH, MEDIUM, P2, 2",
        "HIGH, LOW, P3, 3",
        "MEDIUM, HIGH, P2, 4",
        "MEDIUM, MEDIUM, P3, 5",
        "MEDIUM, LOW, P4, 6",
        "LOW, HIGH, P3, 7",
        "LOW, MEDIUM, P4, 8",
        "LOW, LOW, P4, 9",
    })
    void theShippedTableDecides(Level impact, Level urgency, Priority priority, int row) {
        assertThat(matrix.priority(impact, urgency)).isEqualTo(new Answer(priority, row));
    }

    @Test
    void aChangedTableDecidesFromThenOnAndAHoleInItGivesTheHighest() throws IOException {
        var repository = room.context.getBean(RepositoryService.class);
        String changed = shipped()
                .replace("\"P4\"</text></outputEntry>", "\"P3\"</text></outputEntry>")
                .replaceFirst("(?s)<rule id=\"row-5\">.*?</rule>", "");
        String deployment = repository
                .createDeployment()
                .addString("priority.dmn", changed)
                .deploy()
                .getId();
        try {
            assertThat(matrix.priority(Level.LOW, Level.LOW)).isEqualTo(new Answer(Priority.P3, 8));
            assertThat(matrix.priority(Level.MEDIUM, Level.MEDIUM)).isEqualTo(new Answer(Priority.P1, 0));
        } finally {
            repository.deleteDeployment(deployment);
        }
        assertThat(matrix.priority(Level.LOW, Level.LOW)).isEqualTo(new Answer(Priority.P4, 9));
    }

    @Test
    void theEngineKeepsNothingOfWhatWasAskedOutsideOfAProcess() {
        matrix.priority(Level.LOW, Level.LOW);

        assertThat(room.context
                        .getBean(HistoryService.class)
                        .createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey("priority")
                        .count())
                .isZero();
    }

    private static String shipped() throws IOException {
        try (InputStream table = DecidedPriority.class.getResourceAsStream("/processes/priority.dmn")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
